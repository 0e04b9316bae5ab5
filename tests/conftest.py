"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# Two tests run at a time, on machines that may be busy: a wall clock says nothing of a property. Those marked `timed` measure time.
settings.register_profile("rasid", deadline=None)
settings.load_profile("rasid")
