Shells on a market in Omdurman, an army that leaves a bridge, a truce of some days, and a tally that runs. Invented.

### sd-1 | 2023-07-08T15:00:00+02:00 | صحيفة النيلين | SD
قُتل 22 شخصا على الأقل في غارة جوية على حي دار السلام في أم درمان صباح السبت، بحسب وزارة الصحة في ولاية الخرطوم.
---
* omdurman air_strike occurred: غارة
at: sd-omdurman
fig: killed 22+
who: sd-health-ministry official say
when: 2023-07-08 part_of_day

### sd-2 | 2023-07-08T19:00:00+02:00 | راديو الضفتين | SD
اتهمت قوات الدعم السريع الجيش السوداني بقصف أم درمان بالطيران اليوم وقتل 31 مدنيا.
---
* omdurman air_strike occurred: بقصف
at: sd-omdurman
by: sd-army
fig: killed 31 group=civilian
who: sd-rsf armed_group accuse
when: 2023-07-08 day

### sd-3 | 2023-07-09T09:00:00+02:00 | وكالة وادي النيل | SD
نفى الجيش السوداني استهداف المدنيين في أم درمان، وقال إن طيرانه لم ينفذ غارات على المدينة يوم السبت.

وأحصت لجان المقاومة في أم درمان 22 قتيلا و40 جريحا في القصف الجوي.
---
* omdurman air_strike denied: غارات
at: sd-omdurman
by: sd-army
who: sd-army military deny
when: 2023-07-08 day
* omdurman air_strike occurred: القصف الجوي
at: sd-omdurman
fig: killed 22
fig: injured 40
who: sd-resistance-committees ngo say

### sd-4 | 2023-07-09T11:30:00+02:00 | صحيفة الخرطوم الآن | SD
نفى الجيش السوداني استهداف المدنيين في أم درمان، وقال إن طيرانه لم ينفذ غارات على المدينة يوم السبت.

وأحصت لجان المقاومة في أم درمان 22 قتيلا و40 جريحا في القصف الجوي. المصدر: وكالة وادي النيل
---
* omdurman air_strike denied: غارات
at: sd-omdurman
by: sd-army
who: sd-army military deny
when: 2023-07-08 day
* omdurman air_strike occurred: القصف الجوي
at: sd-omdurman
fig: killed 22
fig: injured 40
who: sd-resistance-committees ngo say

### sd-5 | 2023-07-10T18:00:00+02:00 | راديو الضفتين | SD
سقطت قذائف مدفعية على سوق في أم درمان ظهر الاثنين فقتلت 9 أشخاص، وفق شبكة أطباء السودان التي حملت الدعم السريع المسؤولية.
---
* market shelling occurred: قذائف
at: sd-omdurman
by: sd-rsf
fig: killed 9
who: sd-doctors-network medical accuse
when: 2023-07-10 part_of_day

### sd-6 | 2023-07-11T10:00:00+02:00 | صحيفة النيلين | SD
ارتفع عدد قتلى قصف السوق في أم درمان أمس إلى 12 بعد وفاة ثلاثة جرحى، بحسب شبكة أطباء السودان.

وقالت الأمم المتحدة إن 1136 شخصا قتلوا في السودان منذ 15 أبريل.
---
* market shelling occurred: قصف
at: sd-omdurman
fig: killed 12 change=rose_to
who: sd-doctors-network medical say
when: 2023-07-10 day
* tally casualties occurred: قتلوا
at: sd
fig: killed 1136 scope=since
who: un un say
when: 2023-04-15..2023-07-11 span

### sd-7 | 2023-07-12T20:00:00+02:00 | وكالة وادي النيل | SD
وقع الجيش السوداني وقوات الدعم السريع في جدة اتفاقا على هدنة إنسانية مدتها 72 ساعة، برعاية السعودية والولايات المتحدة.
---
* truce ceasefire occurred: هدنة
at: sa-jeddah
by: sd-army; sd-rsf
when: 2023-07-12 day

### sd-8 | 2023-07-13T09:00:00+02:00 | راديو الضفتين | SD
رحبت الأمم المتحدة بالهدنة التي وقعها طرفا النزاع في جدة أمس الأربعاء.

واتهمت قوات الدعم السريع الجيش بخرق الهدنة بعد ساعات عبر قصف مواقعها في بحري.
---
* truce ceasefire occurred: بالهدنة
at: sa-jeddah
by: “طرفا النزاع”
who: un un say
when: 2023-07-12 day
* breach violation occurred: بخرق
at: sd-bahri
by: sd-army
who: sd-rsf armed_group accuse
when: 2023-07-13 day
* bahri shelling occurred: قصف
at: sd-bahri
by: sd-army
on: sd-rsf
who: sd-rsf armed_group accuse

### sd-9 | 2023-07-13T17:00:00+02:00 | صحيفة الخرطوم الآن | SD
سُمع دوي قصف مدفعي في الخرطوم بحري صباح الخميس، بحسب سكان، رغم سريان الهدنة.

وبلغت حصيلة القتلى في البلاد منذ منتصف أبريل 1173، وفق الأمم المتحدة.
---
* bahri shelling occurred: قصف
at: sd-bahri
who: “سكان” resident say
when: 2023-07-13 part_of_day
* tally casualties occurred: القتلى
at: sd
fig: killed 1173 scope=since
who: un un say
when: 2023-04-15..2023-07-13 span

### sd-10 | 2023-07-14T12:00:00+02:00 | صحيفة النيلين | SD
قتل عشرات المدنيين في قصف جوي ومدفعي على أم درمان هذا الأسبوع، بحسب ناشطين.
---
* vague attack occurred: قصف
at: sd-omdurman
fig: killed ~20..99 group=civilian
who: “ناشطين” other say
when: 2023-07-08..2023-07-14 week
