The example reports of Lebanon, 2025: the claims that more than one report tells, and those that could be taken for them.

### lebanon-01
---
* ain air_strike occurred: غارة نفذتها
at: lb-ain-al-hilweh
by: il
fig: killed 11
fig: injured 4
who: lb-health-ministry official announce
when: 2025-11-18 day
* ain air_strike occurred: استهدف
at: lb-ain-al-hilweh
by: il-army
on: ps-hamas
who: il-army military say
* bint drone_strike occurred: غارة بمسيّرة
at: lb-bint-jbeil
by: il
fig: killed 1
who: “الوكالة الوطنية للإعلام” media say
when: 2025-11-18 day
* blida air_strike occurred: غارة أخرى
at: lb-blida
fig: injured 1
when: 2025-11-18 day
* agreement ceasefire occurred: اتفاق لوقف إطلاق النار
by: il; lb-hezbollah
when: 2024-11-27..2025-11-18 span

### lebanon-02
---
* ain air_strike occurred: الغارة الإسرائيلية
at: lb-ain-al-hilweh
by: il
fig: killed 13 change=rose_to
fig: killed 11 change=previous
who: lb-health-ministry official announce
when: 2025-11-18 day
* villages air_strike occurred: سلسلة غارات
at: “دير كيفا”; “شحور”; “عيناتا”
by: il-army
when: 2025-11-19 part_of_day
* tiri drone_strike occurred: استهدفت
at: lb-al-tiri
by: il
fig: killed 1
fig: injured 11
when: 2025-11-19 part_of_day
* breach-il violation occurred: بانتهاك
by: il
who: lb-aoun official accuse
* breach-hez violation occurred: يخرق
by: lb-hezbollah
who: il official accuse

### lebanon-03
---
* haret air_strike occurred: غارة على مبنى
at: lb-mount-lebanon-haret-hreik
by: il
fig: killed 5
fig: injured 28
who: lb-health-ministry official say
when: 2025-11-23 part_of_day
* haret air_strike occurred: الغارة استهدفت
at: lb-mount-lebanon-haret-hreik
by: il
who: il-netanyahu official announce
* deaths casualties occurred: قتل أكثر من 330
at: lb
fig: killed 330> scope=since
fig: injured 945 scope=since
who: lb-health-ministry official say
when: 2024-11-01..2025-11-23 span

### lebanon-04
---
* haret air_strike occurred: غارة الأحد
at: lb-mount-lebanon-haret-hreik
when: 2025-11-23 day
* aitaroun destruction occurred: فجرت
at: “عيترون”
by: il
when: 2025-11-24 part_of_day
* wazzani abduction occurred: خطفوا
at: “الوزاني”
by: il
when: 2025-11-24 part_of_day
* aitaroun destruction denied: نفى
at: “عيترون”
by: il
who: il-army military deny
