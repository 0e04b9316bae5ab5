"""Who runs the stages. An engine takes reports and gives what each of them says, in the order of the reports."""
