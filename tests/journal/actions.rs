//! Everything that a person, or the app for them, can do to the journal; each goes on whatever the stores answer.

use std::collections::BTreeMap;

use homeward::domain::capture::Layer;
use homeward::domain::id::RecordId;
use homeward::journal::wire::DecodeError;
use homeward::journal::{
    Change, DurableStore, Entry, ExampleSet, Form, Kind, MemoryStore, Phase, RawText, Record, RecordKey,
    Restore, Saved, Staged, StoreError, Stored, additions, decode, encode, export_with, most_needed_first,
    preview, retirements, withdrawals,
};

use crate::locked::sealer;
use crate::support::{App, capture, draft, note, now, words};

/// A diary with some of everything, some of it damaged, and what it has promised.
pub struct Diary {
    pub fast: BTreeMap<String, String>,
    pub durable: BTreeMap<String, String>,
    pub fast_has: BTreeMap<RecordId, Stored>,
    pub durable_has: BTreeMap<RecordId, Stored>,
    /// Damaged in both copies; nothing older is left of it.
    pub lost: RawText,
    /// Damaged in the fast copy alone.
    pub half_lost: RawText,
    live: Record,
    gone: Record,
    examples: Record,
    typing: Record,
    file: String,
    /// What a backup holds that was made before the last changes.
    backup: Vec<(String, String)>,
    is_locked: bool,
}

impl Diary {
    pub fn new() -> Diary {
        let mut app = App::open(MemoryStore::new(), MemoryStore::new());
        let live = app.create(note("live"));
        let gone = app.create(capture("gone"));
        let typing = app.create(draft("I"));
        let shown = ["a", "b"].map(|text| app.create(note(text)));
        let ids = shown.iter().map(|record| record.id).collect();
        let examples = app.create(Entry::ExampleSet(ExampleSet { ids }));
        let backup = app.journal.newest_keys();
        let backup = backup.iter().filter_map(|key| app.journal.stored_pair(key)).collect();
        let live = app.revise(&live, note("live, in other words"));
        let gone = app.delete(&gone);
        let [lost, half_lost, only_fast, only_durable] =
            ["lost", "half lost", "only fast", "only durable"].map(|text| app.create(note(text)));
        let key = |record: &Record| RecordKey::of(record).to_string();
        let damaged = |record: &Record| encode(record).unwrap().replace("lost", "l0st");
        let (mut fast, mut durable) = (app.fast.texts(), app.durable.texts());
        for side in [&mut fast, &mut durable] {
            side.insert(key(&lost), damaged(&lost));
        }
        fast.insert(key(&half_lost), damaged(&half_lost));
        fast.remove(&key(&only_durable));
        durable.remove(&key(&only_fast));
        for missing in [&lost, &half_lost, &only_durable] {
            app.fast_has.remove(&missing.id);
        }
        for missing in [&lost, &only_fast] {
            app.durable_has.remove(&missing.id);
        }
        let raw = |record: &Record| RawText::new(&key(record), damaged(record)).unwrap();
        let (lost, half_lost) = (raw(&lost), raw(&half_lost));
        let new = [
            crate::support::record(77, 1, note("from a file")),
            Record { rev: live.rev.next(), ..live.clone() },
        ];
        let old = RawText::new("homeward/2/x", "from another phone").unwrap();
        let file = export_with(&new, &[old], live.made).unwrap();
        let App { fast_has, durable_has, .. } = app;
        Diary {
            fast,
            durable,
            fast_has,
            durable_has,
            lost,
            half_lost,
            live,
            gone,
            examples,
            typing,
            file,
            backup,
            is_locked: false,
        }
    }

    /// The same behind a lock; the damaged texts are damaged as they lie there, sealed.
    pub fn locked() -> Diary {
        let mut diary = Diary::new();
        let mut sealed = BTreeMap::new();
        // Of one text there is one sealed form, in both copies.
        let mut seal = |key: &str, text: &str| {
            let name = key.parse::<RecordKey>().unwrap().in_form(Form::Sealed).to_string();
            let form = sealed.entry((name.clone(), text.to_owned())).or_insert_with(|| {
                let whole = sealer().seal(&name, text).unwrap();
                let first = if whole.starts_with('A') { "B" } else { "A" };
                if text.contains("l0st") { format!("{first}{}", &whole[1..]) } else { whole }
            });
            (name.clone(), form.clone())
        };
        for side in [&mut diary.fast, &mut diary.durable] {
            *side = side.iter().map(|(key, text)| seal(key, text)).collect();
        }
        for raw in [&mut diary.lost, &mut diary.half_lost] {
            let (name, text) = seal(raw.key(), raw.text());
            *raw = RawText::new(&name, text).unwrap();
        }
        diary.is_locked = true;
        diary
    }

    fn unlocked(&self, mut app: App) -> App {
        if self.is_locked {
            app.journal.unlock(sealer(), Phase::Sealed);
        }
        app
    }

    /// Started again on what is left, with the key where there is a lock.
    pub fn reopen(&self, fast: &MemoryStore, durable: &MemoryStore) -> App {
        self.unlocked(App::open(fast.copy(), durable.copy())).healed()
    }

    /// What lies under a key, in whichever form.
    pub fn read(&self, key: &RecordKey, text: &str) -> Result<Stored, DecodeError> {
        match key.form {
            Form::Open => decode(key, text),
            Form::Sealed => decode(&key.in_form(Form::Open), &sealer().open(&key.to_string(), text)?),
        }
    }

    /// The diary in an app; what `prepare` does to the stores comes before it opens.
    pub fn open(&self, prepare: impl FnOnce(&MemoryStore, &MemoryStore)) -> App {
        let (fast, durable) =
            (MemoryStore::holding(self.fast.clone()), MemoryStore::holding(self.durable.clone()));
        prepare(&fast, &durable);
        let mut app = self.unlocked(App::open(fast, durable));
        app.later();
        app.fast_has.clone_from(&self.fast_has);
        app.durable_has.clone_from(&self.durable_has);
        app
    }
}

/// Something that is done to the journal.
pub type Action = (&'static str, fn(&mut App, &Diary));

pub const ACTIONS: [Action; 17] = [
    ("create", |app, _| drop(app.create(note("new")))),
    ("revise", |app, diary| drop(app.revise(&diary.live, note("revised")))),
    ("delete", |app, diary| drop(app.delete(&diary.live))),
    ("restore", |app, diary| drop(app.restore(&diary.gone))),
    ("empty the trash", |app, diary| {
        app.empty(&diary.gone);
    }),
    ("keep a draft", |app, diary| drop(app.revise(&diary.typing, draft("I saw")))),
    ("make an entry of a draft", entry_of_draft),
    ("add examples", add_examples),
    ("remove examples", remove_examples),
    ("import", |app, diary| drop(import(app, &diary.file))),
    ("heal", |app, _| drop(app.try_heal())),
    ("look at every text", |app, _| drop(app.verify(0))),
    ("set aside and be killed", |app, _| drop(app.verify(1))),
    ("set aside in one copy and be killed", |app, _| drop(app.verify(2))),
    ("start", |app, _| drop(app.try_heal().and_then(|_| app.verify(0)).and_then(|_| app.try_heal()))),
    ("bring back what was set aside", |app, diary| drop(keep_raw(app, std::slice::from_ref(&diary.lost)))),
    ("replace all with a backup", |app, diary| drop(replace_all(app, &diary.backup))),
];

fn entry_of_draft(app: &mut App, diary: &Diary) {
    let at = app.tick();
    let said = app.journal.create(capture("I saw a door"), at, 7);
    let look = Entry::Layer(Layer { capture: said.id, prompt: None, words: words("a door") });
    let look = app.journal.create(look, at, 7);
    let emptied = app.journal.revise(&diary.typing, draft(""), at).unwrap();
    app.keep_all([said, look, emptied].map(Stored::from));
}

fn add_examples(app: &mut App, diary: &Diary) {
    let at = app.tick();
    let shown = ["c", "d", "e"].map(|text| app.journal.create(note(text), at, 7));
    let set = Entry::ExampleSet(ExampleSet { ids: shown.iter().map(|record| record.id).collect() });
    let set = app.journal.revise(&diary.examples, set, at).unwrap();
    app.keep_all(shown.into_iter().chain([set]).map(Stored::from));
}

fn remove_examples(app: &mut App, diary: &Diary) {
    let at = app.tick();
    let Entry::ExampleSet(set) = &diary.examples.entry else { return };
    let read = |id: &RecordId| app.journal.read(Kind::CheckIn, *id).ok();
    let mut all: Vec<Stored> =
        set.ids.iter().filter_map(read).map(|record| app.journal.empty(&record, at).into()).collect();
    let none = Entry::ExampleSet(ExampleSet { ids: Vec::new() });
    all.push(app.journal.revise(&diary.examples, none, at).unwrap().into());
    app.keep_all(all);
}

/// All of a file or none.
pub fn import(app: &mut App, file: &str) -> Result<Vec<Saved>, StoreError> {
    let found = preview(file, &app.journal).unwrap();
    add_all(app, found.to_add.into_iter().map(Stored::Record).collect(), &found.aside)
}

/// The diary becomes what a backup holds. The copies were compared long before somebody has chosen the file.
pub fn replace_all(app: &mut App, backup: &[(String, String)]) -> Result<Vec<Saved>, StoreError> {
    app.try_heal()?;
    let mut restore = Restore::default();
    backup.iter().for_each(|(key, text)| restore.take(key, text, &app.journal));
    let at = app.tick();
    let aside = std::mem::take(&mut restore.aside);
    let all = crate::restore::replacement(restore, &app.journal, at);
    add_all(app, all, &aside)
}

/// All of these or none, as the app does it.
pub fn add_all(app: &mut App, all: Vec<Stored>, aside: &[RawText]) -> Result<Vec<Saved>, StoreError> {
    let staged: Result<Vec<Staged>, StoreError> =
        most_needed_first(all).into_iter().map(|stored| app.journal.stage(stored)).collect();
    let staged = staged?;
    app.attempted.extend(staged.iter().map(|one| one.stored.clone()));
    let mut changes = changes_for_raw(app, aside)?;
    changes.extend(additions(&staged));
    now(app.durable.apply(&changes))?;
    for one in &staged {
        if let Err(refused) = app.journal.write_fast_too(one) {
            app.journal.take_back(&staged);
            now(app.durable.apply(&withdrawals(&staged)))?;
            return Err(refused);
        }
    }
    // The next start tries again.
    let _left = now(app.durable.apply(&retirements(&staged)));
    // In steps, as on a phone.
    staged.chunks(2).for_each(|step| app.journal.settle_taken(step));
    let has_room_again = staged.iter().any(|one| !one.retired.is_empty());
    let settle = |step: &[Staged]| app.journal.settle_refused(step, has_room_again);
    let settled: Vec<Saved> = staged.chunks(2).flat_map(settle).collect();
    for (one, saved) in staged.iter().zip(&settled) {
        app.promise(&one.stored, saved);
    }
    // So does it with these.
    let _left = app.level_aside();
    Ok(settled)
}

pub fn keep_raw(app: &mut App, raw: &[RawText]) -> Result<(), StoreError> {
    let changes = changes_for_raw(app, raw)?;
    now(app.durable.apply(&changes))?;
    app.level_aside()
}

fn changes_for_raw(app: &mut App, raw: &[RawText]) -> Result<Vec<Change>, StoreError> {
    let names: Vec<String> = raw.iter().flat_map(RawText::names).collect();
    let texts = now(DurableStore::get(&app.durable, &names))?;
    app.journal.keep_raw_durably(raw, &texts)
}

/// Everything goes, the durable copy first.
pub fn erase(app: &mut App) -> Result<(), StoreError> {
    let keys = now(DurableStore::keys(&app.durable))?;
    now(app.durable.apply(&keys.into_iter().map(|key| Change::Remove { key }).collect::<Vec<_>>()))?;
    app.fast_has.clear();
    app.durable_has.clear();
    app.journal.erase_fast()
}
