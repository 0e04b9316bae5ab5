A market struck in the west of Yemen, a town that is fought over, and a siege told by both sides. Invented.

### ye-1 | 2018-11-05T14:00:00+03:00 | قناة الساحل الغربي | YE
قالت وزارة الصحة التابعة للحوثيين إن غارتين للتحالف بقيادة السعودية استهدفتا ظهر اليوم سوقا شعبية في مدينة عبس بمحافظة حجة، وأسفرتا عن مقتل 12 شخصا وجرح 30.
---
* market air_strike occurred: غارتين
at: ye-abs
by: saudi-led-coalition
fig: killed 12
fig: injured 30
who: ye-health-ministry official say
when: 2018-11-05 part_of_day

### ye-2 | 2018-11-05T19:30:00+03:00 | وكالة سبأ الأنباء | YE
ارتفع عدد قتلى قصف سوق عبس إلى 19، بينهم 6 أطفال، وعدد الجرحى إلى 41، بحسب وزارة الصحة في صنعاء.
---
* market air_strike occurred: قصف
at: ye-abs
fig: killed 19 change=rose_to
fig: killed 6 group=child
fig: injured 41 change=rose_to
who: ye-health-ministry official say

### ye-3 | 2018-11-06T01:00:00+03:00 | صحيفة البحر الأحمر | YE
نفى المتحدث باسم التحالف العربي استهداف أي سوق في حجة، وقال إن طائراته ضربت الاثنين مخزن صواريخ للحوثيين في عبس.
---
* market air_strike denied: استهداف
at: ye-hajjah
by: saudi-led-coalition
who: saudi-led-coalition military deny
* market air_strike occurred: ضربت
at: ye-abs
by: saudi-led-coalition
on: ye-houthi
who: saudi-led-coalition military say
when: 2018-11-05 day

### ye-4 | 2018-11-06T12:00:00+03:00 | موقع تهامة برس | YE
وثقت منظمة أطباء بلا حدود وصول 44 جريحا و16 قتيلا إلى مستشفى عبس بعد الغارة على السوق يوم الاثنين.
---
* market air_strike occurred: الغارة
at: ye-abs
fig: killed 16
fig: injured 44
who: msf ngo say
when: 2018-11-05 day

### ye-5 | 2018-11-06T18:00:00+03:00 | قناة الساحل الغربي | YE
أعلنت ألوية العمالقة السيطرة على مدينة حيس جنوب الحديدة بعد معارك مع الحوثيين بدأت صباح الثلاثاء وقُتل فيها 25 مسلحا حوثيا.
---
* hays-taken control_gained occurred: السيطرة
at: ye-hays
by: ye-giants
who: ye-giants armed_group announce
* hays-battle armed_clash occurred: معارك
at: ye-hays
by: ye-giants; ye-houthi
fig: killed 25 group=combatant
who: ye-giants armed_group announce
when: 2018-11-06 day

### ye-6 | 2018-11-06T23:00:00+03:00 | وكالة سبأ الأنباء | YE
كذّب مصدر عسكري حوثي الأنباء عن سقوط حيس، وقال إن القوات صدت زحفا واسعا على المدينة اليوم وقتلت 60 من المهاجمين.
---
* hays-taken control_gained denied: سقوط
at: ye-hays
who: “مصدر عسكري حوثي” military deny
* hays-battle armed_clash occurred: صدت
at: ye-hays
by: ye-houthi
fig: killed 60
who: “مصدر عسكري حوثي” military say
when: 2018-11-06 day

### ye-7 | 2018-11-07T10:00:00+03:00 | صحيفة البحر الأحمر | YE
قال سكان في حيس إن قوات العمالقة تنتشر في المدينة منذ مساء الثلاثاء، وإن الحوثيين انسحبوا منها باتجاه الجراحي.
---
* hays-held control_held ongoing: تنتشر
at: ye-hays
by: ye-giants
who: “سكان” resident say
when: 2018-11-06..2018-11-07 span
* hays-left withdrawal occurred: انسحبوا
at: from ye-hays; into ye-al-jarrahi
by: ye-houthi
who: “سكان” resident say
when: 2018-11-06 day

### ye-8 | 2018-11-07T15:00:00+03:00 | موقع تهامة برس | YE
أعلن الحوثيون أن 9 مدنيين قتلوا في قصف مدفعي لألوية العمالقة على مدينة الجراحي صباح الأربعاء.

ونزحت أكثر من 400 أسرة من حيس خلال يومين، وفق الهلال الأحمر اليمني.
---
* jarrahi shelling occurred: قصف
at: ye-al-jarrahi
by: ye-giants
fig: killed 9 group=civilian
who: ye-houthi armed_group announce
when: 2018-11-07 part_of_day
* flight displacement occurred: نزحت
at: from ye-hays
fig: displaced 400> unit=family
who: “الهلال الأحمر اليمني” ngo say
when: 2018-11-05..2018-11-07 span

### ye-9 | 2018-11-08T09:00:00+03:00 | قناة الساحل الغربي | YE
أفاد مسعفون بأن قذائف سقطت على الجراحي أمس الأربعاء وقتلت 9 أشخاص وجرحت 13.

وتراجعت قوات الحوثيين من حيس يوم الثلاثاء، وفق مصدر حكومي.
---
* jarrahi shelling occurred: قذائف
at: ye-al-jarrahi
fig: killed 9
fig: injured 13
who: “مسعفون” medical say
when: 2018-11-07 day
* hays-left withdrawal occurred: تراجعت
at: from ye-hays
by: ye-houthi
who: “مصدر حكومي” official say
when: 2018-11-06 day
