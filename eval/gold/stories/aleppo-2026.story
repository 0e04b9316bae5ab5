The example reports of Aleppo, 2026: the claims that more than one report tells, and those that could be taken for them.

### aleppo-01
---
* west-shelled shelling occurred: بقصف لقسد
at: sy-aleppo-midan; sy-aleppo-siryan-syriac-quarter
by: sy-sdf
fig: killed 3 group=civilian
fig: injured 12
who: sy-health-directorate-aleppo medical announce
when: 2026-01-06 day
* checkpoint attack occurred: استهدفت
at: “دوار شيحان”
by: sy-sdf
on: sy-internal-security
fig: killed 1
fig: injured 4
who: “مصدر عسكري” military say
when: 2026-01-06 part_of_day
* breach-april violation occurred: بخرق
by: sy-sdf
who: sy-defence-ministry official accuse

### aleppo-12
---
* east-shelled shelling ongoing: ق.صف
at: sy-aleppo-ashrafiyah; sy-aleppo-sheikh-maqsoud
fig: killed 2
fig: injured 6

### aleppo-02
---
* east-shelled shelling occurred: بجروح في قصف
at: sy-aleppo-sheikh-maqsoud; sy-aleppo-ashrafiyah
fig: killed 5 group=civilian
fig: injured 33
who: sy-asayish armed_group announce
when: 2026-01-06..2026-01-07 span
* hospital drone_strike occurred: استهدفت
at: sy-aleppo-sheikh-maqsoud
who: sy-asayish armed_group say
when: 2026-01-07 part_of_day
* west-shelled shelling denied: قصف أحياء مدينة
at: sy-aleppo-city
by: sy-sdf
who: sy-sdf armed_group deny

### aleppo-03
---
* fighting armed_clash occurred: المواجهات
at: sy-aleppo-city
by: sy-army; sy-sdf
fig: killed 13+
fig: injured 60+
when: 2026-01-06..2026-01-07 span
* flight displacement occurred: نزح
at: from sy-aleppo-sheikh-maqsoud; from sy-aleppo-ashrafiyah; from sy-aleppo-bani-zaid
fig: displaced ~10000
when: 2026-01-07 part_of_day

### aleppo-04
---
* hospital-out infrastructure_outage occurred: خرج عن الخدمة
at: sy-aleppo-sheikh-maqsoud
who: sy-health-directorate-aleppo medical say
* flight displacement occurred: النازحين
at: from sy-aleppo-sheikh-maqsoud; from sy-aleppo-ashrafiyah
fig: displaced 46000>
who: “اللجنة المركزية لاستجابة حلب” official say
when: 2026-01-08 part_of_day

### aleppo-05
---
* taken control_gained occurred: سيطرة قواتها
at: sy-aleppo-ashrafiyah; sy-aleppo-bani-zaid
by: sy-army
who: sy-army military announce
when: 2026-01-08 part_of_day
* curfew movement_restriction occurred: حظر تجوال في
at: sy-aleppo-ashrafiyah; sy-aleppo-bani-zaid; sy-aleppo-sheikh-maqsoud
by: sy-army
when: 2026-01-08 part_of_day
* west-toll casualties occurred: ضحايا قصف
at: sy-aleppo-city
by: sy-sdf
fig: killed 7 scope=since change=rose_to
fig: injured 52 scope=since change=rose_to
who: sy-health-directorate-aleppo medical say
when: 2026-01-06..2026-01-08 span
* defected defection occurred: انشقاق
at: sy-aleppo-ashrafiyah
by: sy-sdf
fig: defected 20
who: “مصدر أمني” security_source announce

### aleppo-06
---
* taken control_gained denied: سيطرة الجيش
at: sy-aleppo-ashrafiyah
by: sy-army
who: sy-sdf armed_group deny
when: 2026-01-08 part_of_day
* east-shelled shelling occurred: هجمات
at: sy-aleppo-sheikh-maqsoud; sy-aleppo-ashrafiyah
fig: killed 12 group=civilian change=rose_to
fig: injured 64
who: sy-sdf armed_group say
* defected defection denied: انشقاقات
by: sy-sdf
who: sy-asayish armed_group deny
* left-zaid withdrawal occurred: بانسحاب مقاتليها
at: from sy-aleppo-bani-zaid
by: sy-asayish
who: sy-asayish armed_group confirm

### aleppo-07
---
* truce ceasefire occurred: وقفا لإطلاق النار
at: sy-aleppo-sheikh-maqsoud; sy-aleppo-ashrafiyah; sy-aleppo-bani-zaid
by: sy-defence-ministry
who: sy-defence-ministry official announce
when: 2026-01-09 hour
* flight displacement occurred: نزحوا
at: from sy-aleppo-sheikh-maqsoud; from sy-aleppo-ashrafiyah; from sy-aleppo-bani-zaid
fig: displaced ~142000
who: un-ocha un say
when: 2026-01-06..2026-01-09 span

### aleppo-13
---
* held control_held ongoing: صار بدوار
at: sy-aleppo-ashrafiyah
by: sy-army
when: 2026-01-08 part_of_day

### aleppo-08
---
* defected-all defection occurred: المنشقين عن تنظيم
at: sy-aleppo-city
by: sy-sdf
fig: defected 100 change=rose_to
fig: defected 20 change=previous
who: “مصدر أمني” security_source say
* held control_held ongoing: تسيطر
at: sy-aleppo-ashrafiyah; sy-aleppo-bani-zaid
by: sy-army
when: 2026-01-08..2026-01-09 span
* west-toll casualties occurred: الحصيلة
at: sy-aleppo-city
fig: killed 9 scope=since change=rose_to
fig: injured 55 scope=since change=rose_to
who: sy-health-directorate-aleppo medical announce
when: 2026-01-06..2026-01-09 span
* flight displacement occurred: النازحين
at: from sy-aleppo-city
fig: displaced ~165000
who: “محافظ حلب” official say

### aleppo-09
---
* fighting armed_clash occurred: مواجهات
at: sy-aleppo-city
fig: killed 23 change=rose_to
fig: injured 110>
when: 2026-01-06..2026-01-10 span
* executed execution occurred: إعدام
at: sy-aleppo-ashrafiyah
on: sy-asayish
fig: killed 3
when: 2026-01-09 day
* executed execution denied: إعدامات، قائلا
who: sy-interior-ministry official deny
* arrests detention occurred: اعتقلوا
at: “حاجز الليرمون”
fig: detained 70>
* arrests detention occurred: الموقوفين
fig: detained 23
who: sy-interior-ministry official say

### aleppo-11
---
* out evacuation occurred: غادرت
at: from sy-aleppo-sheikh-maqsoud; into sy-tabqa
by: sy-sdf
when: 2026-01-11 part_of_day
* west-toll casualties occurred: الحصيلة النهائية
at: sy-aleppo-city
fig: killed 24 scope=since
fig: injured 129 scope=since
who: sy-health-directorate-aleppo medical say
when: 2026-01-06..2026-01-11 span
* returned return occurred: وعادت
at: into sy-aleppo-ashrafiyah
fig: returned 200> unit=family
when: 2026-01-11 part_of_day
