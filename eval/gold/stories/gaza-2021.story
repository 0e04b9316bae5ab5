A tower, rockets, a camp struck at night, and a ceasefire, told by both sides and by copies. Invented.

### ps-1 | 2021-05-12T21:00:00+03:00 | وكالة الشاطئ للأنباء | PS
دمرت طائرات حربية إسرائيلية مساء الأربعاء برجا من 12 طابقا في حي الرمال بمدينة غزة، ولم يبلغ عن قتلى، وفق شهود عيان.
---
* tower air_strike occurred: دمرت
at: ps-gaza-al-rimal
by: il
who: “شهود عيان” witness say
when: 2021-05-12 part_of_day

### ps-2 | 2021-05-12T22:30:00+03:00 | موقع الجنوب الأول | PS
أطلقت كتائب القسام دفعة من الصواريخ على عسقلان ليل الأربعاء ردا على تدمير البرج في الرمال، وقالت إنها أطلقت 80 صاروخا.
---
* rockets shelling occurred: أطلقت
at: il-ashkelon
by: ps-qassam
who: ps-qassam armed_group announce
when: 2021-05-12 part_of_day
* tower destruction occurred: تدمير
at: ps-gaza-al-rimal
who: ps-qassam armed_group announce

### ps-3 | 2021-05-13T08:00:00+03:00 | صحيفة القدس اليوم | PS
أصيب 6 إسرائيليين بصواريخ أطلقت من غزة على مدينة عسقلان الليلة الماضية، بحسب خدمة الإسعاف الإسرائيلية.

وقال الجيش الإسرائيلي إنه قصف البرج في حي الرمال مساء الأربعاء لأنه ضم مكاتب لحماس.
---
* rockets shelling occurred: بصواريخ
at: il-ashkelon
fig: injured 6
who: “خدمة الإسعاف الإسرائيلية” medical say
when: 2021-05-12 part_of_day
* tower air_strike occurred: قصف
at: ps-gaza-al-rimal
by: il-army
who: il-army military say
when: 2021-05-12 part_of_day

### ps-4 | 2021-05-15T04:00:00+03:00 | وكالة الشاطئ للأنباء | PS
قتل 7 أشخاص من عائلة واحدة في غارة إسرائيلية على منزل في مخيم الشاطئ غربي غزة فجر السبت، وفق وزارة الصحة في غزة، ولا يزال البحث جاريا عن مفقودين.
---
* camp air_strike occurred: غارة
at: ps-gaza-al-shati
by: il
fig: killed 7
who: ps-health-ministry official say
when: 2021-05-15 part_of_day

### ps-5 | 2021-05-15T07:00:00+03:00 | راديو الساحل | PS
قتل 7 أشخاص من عائلة واحدة في غارة إسرائيلية على منزل في مخيم الشاطئ غربي غزة فجر السبت، وفق وزارة الصحة في غزة، ولا يزال البحث جاريا عن مفقودين. وكالة الشاطئ للأنباء
---
* camp air_strike occurred: غارة
at: ps-gaza-al-shati
by: il
fig: killed 7
who: ps-health-ministry official say
when: 2021-05-15 part_of_day

### ps-6 | 2021-05-15T15:00:00+03:00 | موقع الجنوب الأول | PS
ارتفع عدد ضحايا الغارة على مخيم الشاطئ إلى 10 قتلى، بينهم 8 أطفال، بعد انتشال ثلاث جثث ظهرا، بحسب وزارة الصحة.

وقال الجيش الإسرائيلي إنه استهدف قياديين في حماس داخل المخيم.
---
* camp air_strike occurred: الغارة
at: ps-gaza-al-shati
fig: killed 10 change=rose_to
fig: killed 8 group=child
who: ps-health-ministry official say
when: 2021-05-15 day
* camp air_strike occurred: استهدف
at: ps-gaza-al-shati
by: il-army
on: ps-hamas
who: il-army military say

### ps-7 | 2021-05-16T10:00:00+03:00 | صحيفة القدس اليوم | PS
نفت حماس وجود أي من قادتها في المنزل الذي قصفته إسرائيل في مخيم الشاطئ أمس.

وقصفت طائرات إسرائيلية صباح الأحد شارعا في حي الرمال، ما أدى إلى مقتل 5 أشخاص، وفق الدفاع المدني.
---
* camp air_strike occurred: قصفته
at: ps-gaza-al-shati
by: il
who: ps-hamas armed_group say
when: 2021-05-15 day
* rimal-street air_strike occurred: قصفت
at: ps-gaza-al-rimal
by: il
fig: killed 5
who: “الدفاع المدني” rescue say
when: 2021-05-16 part_of_day

### ps-8 | 2021-05-16T20:00:00+03:00 | راديو الساحل | PS
انتشل الدفاع المدني 16 جثة من تحت الأنقاض في حي الرمال بعد غارات صباح اليوم.
---
* rimal-street air_strike occurred: غارات
at: ps-gaza-al-rimal
fig: killed 16
who: “الدفاع المدني” rescue say
when: 2021-05-16 part_of_day

### ps-9 | 2021-05-20T23:00:00+03:00 | وكالة الشاطئ للأنباء | PS
أعلنت إسرائيل وحماس وقفا لإطلاق النار في قطاع غزة يبدأ عند الثانية من فجر الجمعة، بوساطة مصرية.
---
* truce ceasefire occurred: وقفا لإطلاق النار
at: ps-gaza-strip
by: il; ps-hamas
when: 2021-05-21 hour

### ps-10 | 2021-05-21T09:00:00+03:00 | صحيفة القدس اليوم | PS
دخل وقف إطلاق النار بين إسرائيل والفصائل في غزة حيز التنفيذ فجر الجمعة.

وقالت وزارة الصحة في غزة إن 232 شخصا قتلوا في القطاع منذ العاشر من مايو.
---
* truce ceasefire occurred: وقف إطلاق النار
at: ps-gaza-strip
by: il; “الفصائل”
when: 2021-05-21 part_of_day
* tally casualties occurred: قتلوا
at: ps-gaza-strip
fig: killed 232 scope=since
who: ps-health-ministry official say
when: 2021-05-10..2021-05-21 span
