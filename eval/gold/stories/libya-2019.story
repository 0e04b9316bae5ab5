Two sides over the south of Tripoli: an airport shelled twice in three days, an accusation, a truce that is broken at once. Invented.

### ly-1 | 2019-08-11T09:30:00+02:00 | وكالة ليبيا المتوسط | LY
سقطت قذائف صاروخية فجر الأحد على مطار معيتيقة في طرابلس، وأصيب 4 عمال بجروح وتوقفت الرحلات، بحسب إدارة المطار.
---
* mitiga-1 shelling occurred: قذائف
at: ly-mitiga
fig: injured 4
who: “إدارة المطار” official say
when: 2019-08-11 part_of_day

### ly-2 | 2019-08-11T12:00:00+02:00 | بوابة الوسط الجديدة | LY
اتهمت قوات حكومة الوفاق قوات خليفة حفتر بقصف مطار معيتيقة فجر اليوم وإصابة أربعة من العاملين فيه.

واندلعت اشتباكات في عين زارة صباح اليوم، وأعلنت عملية بركان الغضب مقتل 8 من قوات حفتر وأسر 5.
---
* mitiga-1 shelling occurred: بقصف
at: ly-mitiga
by: ly-lna
fig: injured 4
who: ly-gna military accuse
when: 2019-08-11 part_of_day
* ain-zara armed_clash occurred: اشتباكات
at: ly-tripoli-ain-zara
by: ly-volcano; ly-lna
fig: killed 8 group=combatant
who: ly-volcano armed_group announce
when: 2019-08-11 part_of_day

### ly-3 | 2019-08-11T20:00:00+02:00 | قناة برقة | LY
نفى المتحدث باسم الجيش الوطني الليبي قصف معيتيقة، وقال إن الميليشيات هي التي أطلقت القذائف.

وأضاف أن قواته تقدمت في عين زارة اليوم وقتلت 15 من المسلحين، ولم يقتل من رجاله سوى اثنين.
---
* mitiga-1 shelling denied: قصف
at: ly-mitiga
by: ly-lna
who: ly-lna military deny
when: 2019-08-11 day
* mitiga-1 shelling occurred: القذائف
at: ly-mitiga
by: “الميليشيات”
who: ly-lna military accuse
when: 2019-08-11 day
* ain-zara armed_clash occurred: تقدمت
at: ly-tripoli-ain-zara
by: ly-lna
fig: killed 15
who: ly-lna military say
when: 2019-08-11 day

### ly-4 | 2019-08-13T08:00:00+02:00 | وكالة ليبيا المتوسط | LY
تجدد القصف على مطار معيتيقة صباح اليوم الثلاثاء، وقتل حارس وجرح اثنان، وفق وزارة الصحة.
---
* mitiga-2 shelling occurred: القصف
at: ly-mitiga
fig: killed 1
fig: injured 2
who: ly-health-ministry official say
when: 2019-08-13 part_of_day

### ly-5 | 2019-08-13T13:00:00+02:00 | بوابة الوسط الجديدة | LY
أدانت بعثة الأمم المتحدة في ليبيا قصف معيتيقة يوم الثلاثاء، وقالت إن شخصا قُتل وإن المطار قُصف مرتين خلال ثلاثة أيام.
---
* un-condemns condemnation occurred: أدانت
at: ly-mitiga
by: ly-unsmil
who: ly-unsmil un say
* mitiga-2 shelling occurred: قصف
at: ly-mitiga
fig: killed 1
who: ly-unsmil un say
when: 2019-08-13 day

### ly-6 | 2019-08-13T17:00:00+02:00 | صحيفة الأصالة | LY
أدانت بعثة الأمم المتحدة في ليبيا قصف معيتيقة يوم الثلاثاء، وقالت إن شخصا قُتل وإن المطار قُصف مرتين خلال ثلاثة أيام.

ونقلت بوابة الوسط الجديدة البيان كاملا.
---
* un-condemns condemnation occurred: أدانت
at: ly-mitiga
by: ly-unsmil
who: ly-unsmil un say
* mitiga-2 shelling occurred: قصف
at: ly-mitiga
fig: killed 1
who: ly-unsmil un say
when: 2019-08-13 day

### ly-7 | 2019-08-14T19:00:00+02:00 | وكالة ليبيا المتوسط | LY
أعلنت حكومة الوفاق والجيش الوطني الليبي هدنة في طرابلس لثلاثة أيام تبدأ فجر الخميس بوساطة أممية.
---
* truce ceasefire occurred: هدنة
at: ly-tripoli
by: ly-gna; ly-lna
who: ly-gna official announce
when: 2019-08-15..2019-08-17 span

### ly-8 | 2019-08-15T16:00:00+02:00 | قناة برقة | LY
اتهم الجيش الوطني الليبي قوات الوفاق بخرق الهدنة بعد ساعات من بدئها بقصف مواقعه في عين زارة صباح الخميس.
---
* breach-gna violation occurred: بخرق
at: ly-tripoli-ain-zara
by: ly-gna
who: ly-lna military accuse
when: 2019-08-15 day
* ain-zara-2 shelling occurred: بقصف
at: ly-tripoli-ain-zara
by: ly-gna
on: ly-lna
who: ly-lna military accuse
when: 2019-08-15 part_of_day

### ly-9 | 2019-08-15T18:30:00+02:00 | بوابة الوسط الجديدة | LY
قالت بركان الغضب إن قوات حفتر انتهكت الهدنة اليوم في تاجوراء، ونفت أن تكون قواتها قصفت عين زارة.
---
* breach-lna violation occurred: انتهكت
at: ly-tajoura
by: ly-lna
who: ly-volcano armed_group accuse
when: 2019-08-15 day
* ain-zara-2 shelling denied: قصفت
at: ly-tripoli-ain-zara
by: ly-volcano
who: ly-volcano armed_group deny

### ly-10 | 2019-08-16T10:00:00+02:00 | صحيفة الأصالة | LY
قالت مصادر إن القصف على مطار معيتيقة هذا الأسبوع أوقع قتيلا وعددا من الجرحى.

ودخلت الهدنة بين طرفي القتال في طرابلس حيز التنفيذ فجر أمس الخميس.
---
* mitiga-2 shelling occurred: القصف
at: ly-mitiga
fig: killed 1
who: “مصادر” other say
when: 2019-08-11..2019-08-16 week
* truce ceasefire occurred: الهدنة
at: ly-tripoli
when: 2019-08-15 part_of_day
