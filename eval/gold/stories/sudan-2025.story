The example reports of Sudan, 2025: the claims that more than one report tells, and those that could be taken for them.

### sudan-01
---
* hq control_gained occurred: سيطرتها
at: sd-6th-division
by: sd-rsf
who: sd-rsf armed_group announce
when: 2025-10-26 day
* city-taken control_gained denied: سقوط
at: sd-el-fasher
who: sd-joint-force armed_group deny
* fleeing attack occurred: قتلوا
at: sd-el-fasher
by: sd-rsf
fig: killed ~20..99 group=civilian
who: “تنسيقية لجان مقاومة الفاشر” ngo say
* shelter drone_strike occurred: قصفت
at: “أبو شوك”
fig: killed 14
fig: injured 20
who: “تنسيقية لجان مقاومة الفاشر” ngo say
when: 2025-10-26 part_of_day
* flight displacement occurred: خرجت
at: from sd-el-fasher; into “طويلة”
fig: displaced ~200..999 unit=family
who: “شهود عيان” witness say

### sudan-02
---
* left withdrawal occurred: بانسحاب
at: from sd-el-fasher
by: sd-army
who: sd-burhan official confirm
* flight displacement occurred: نزحوا
at: from sd-el-fasher
fig: displaced 26000>
who: un-iom un say
when: 2025-10-25..2025-10-27 span
* bara control_gained occurred: سيطرت
at: sd-bara
by: sd-rsf
who: “غرفة طوارئ بارا” ngo say
when: 2025-10-25 day
* bara-killed attack occurred: مقتل 47
at: sd-bara
by: sd-rsf
fig: killed 47 group=civilian
fig: killed 9 group=woman
who: “غرفة طوارئ بارا” ngo say

### sudan-07
---
* tawila displacement occurred: وصول
at: from sd-el-fasher; into “طويلة”
fig: displaced 3000
when: 2025-10-27 part_of_day

### sudan-03
---
* massacre casualties occurred: قتلت
at: sd-el-fasher
by: sd-rsf
fig: killed 1500+ group=civilian
who: sd-doctors-network medical say
when: 2025-10-26..2025-10-29 span
* massacre casualties occurred: مقتل أكثر
at: sd-el-fasher
fig: killed 2000> group=civilian
who: sd-joint-force armed_group say
when: 2025-10-26..2025-10-28 span
* massacre casualties denied: ونفى
at: sd-el-fasher
who: sd-rsf armed_group deny
* flight displacement occurred: النازحين
at: from sd-el-fasher
fig: displaced 33485 change=rose_to
fig: displaced 26000 change=previous
who: un-iom un say
when: 2025-10-26..2025-10-28 span

### sudan-05
---
* wake drone_strike occurred: هجوم بطائرة
at: “اللويب”
by: sd-rsf
fig: killed 40+
who: “حكومة الولاية” official accuse
when: 2025-11-03 day
* wake drone_strike occurred: بمقتل
at: “اللويب”
fig: killed 40 group=civilian
who: un-ocha un say
* drones-obeid drone_strike occurred: هاجمتا
at: sd-el-obeid
who: sd-army military announce
when: 2025-11-04 part_of_day
* kordofan displacement occurred: ونزح
at: from sd-north-kordofan
fig: displaced 36825
who: un-iom un say
when: 2025-10-26..2025-10-31 span

### sudan-06
---
* truce ceasefire occurred: هدنة إنسانية اقترحتها
by: sd-rsf
who: sd-rsf armed_group announce
when: 2025-11-06 part_of_day
* truce-not ceasefire denied: هدنة إلا
by: sd-army
who: “مسؤول عسكري سوداني” military say
* atbara drone_strike occurred: اعترضت
at: sd-atbara
who: “مسؤول عسكري” military say
when: 2025-11-07 part_of_day
* breach violation occurred: بانتهاك
by: sd-rsf
who: sd-government official accuse
* breach violation denied: نفت
by: sd-rsf
who: sd-rsf armed_group deny
* flight displacement occurred: النازحين
at: from sd-el-fasher
fig: displaced 81817 scope=since
fig: displaced 70894 scope=since change=previous
who: un-iom un say
when: 2025-10-26..2025-11-07 span
