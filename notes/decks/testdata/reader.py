"""Reads a package as Anki does, with Python's own zip and SQLite, and says what is in it."""
import datetime, hashlib, html, json, re, sqlite3, sys, tempfile, zipfile

archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
assert sorted(archive.namelist()) == ["collection.anki2", "collection.anki21", "media"], archive.namelist()
assert json.loads(archive.read("media")) == {}
assert archive.read("collection.anki2") == archive.read("collection.anki21")

with tempfile.NamedTemporaryFile(suffix=".anki2") as file:
    file.write(archive.read("collection.anki21"))
    file.flush()
    db = sqlite3.connect(file.name)
    assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
    indexes = {name for (name,) in db.execute("select name from sqlite_master where type = 'index'")}
    assert indexes == {"ix_notes_usn", "ix_cards_usn", "ix_revlog_usn", "ix_cards_nid", "ix_cards_sched",
                       "ix_revlog_cid", "ix_notes_csum"}, indexes
    (crt, mod, scm, ver, dty, usn, conf, models, decks, dconf, tags), = db.execute(
        "select crt, mod, scm, ver, dty, usn, conf, models, decks, dconf, tags from col")
    assert ver == 11 and dty == 0 and mod == scm
    conf, models, decks, dconf, tags = map(json.loads, (conf, models, decks, dconf, tags))
    assert conf["schedVer"] == 2 and "1" in decks and "1" in dconf
    began = datetime.datetime.fromtimestamp(crt, datetime.timezone.utc) - datetime.timedelta(minutes=conf["creationOffset"])
    assert (began.hour, began.minute) == (4, 0), began
    for key, deck in decks.items():
        assert str(deck["id"]) == key and str(deck["conf"]) in dconf and deck["dyn"] == 0
        parent = deck["name"].rpartition("::")[0]
        assert not parent or any(d["name"] == parent for d in decks.values())
    for key, model in models.items():
        assert str(model["id"]) == key and [t["ord"] for t in model["tmpls"]] == list(range(len(model["tmpls"])))
        assert [f["ord"] for f in model["flds"]] == list(range(len(model["flds"]))) and len(model["req"]) == len(model["tmpls"])
    for id, guid, mid, tag, flds, sfld, csum in db.execute("select id, guid, mid, tags, flds, sfld, csum from notes order by id"):
        fields = flds.split("\x1f")
        assert len(fields) == len(models[str(mid)]["flds"])
        plain = html.unescape(re.sub("<[^>]*>", "", fields[0])).replace("\xa0", " ")
        assert str(sfld) == plain and csum == int(hashlib.sha1(plain.encode()).hexdigest()[:8], 16), (sfld, plain)
        assert tag == "" or tag[0] == tag[-1] == " "
        print("note", id, guid, models[str(mid)]["name"], tag.split(), fields)
    assert db.execute("select count() from cards where nid not in (select id from notes)").fetchone() == (0,)
    assert db.execute("select count() from revlog where cid not in (select id from cards)").fetchone() == (0,)
    for id, did, ord, kind, queue, due, ivl, factor, reps, lapses, flags, data in db.execute(
            "select id, did, ord, type, queue, due, ivl, factor, reps, lapses, flags, data from cards order by id"):
        if kind == 2:
            due = (began.date() + datetime.timedelta(days=due)).isoformat()
        print("card", id, decks[str(did)]["name"], ord, kind, queue, due, ivl, factor, reps, lapses, flags,
              json.dumps(json.loads(data or "{}"), sort_keys=True))
    for row in db.execute("select id, cid, ease, ivl, lastIvl, factor, time, type from revlog order by id"):
        print("answer", *row)
