import Accounting
import Commands
import EventLog
import Events
import ReadModels
import Testing

@testable import Projections
@testable import generate_sample

/// A generation is the same however often its rows are stored and let go of while it is built, and
/// so are live models whose rows are stored while events are appended.
@Suite("Storing what is folded")
struct StoringTests {
    private static let now = Instant(microsecondsSince1970: 1_800_000_000_000_000)

    @Test(
        "stored once, every so often, and let go of at every step",
        arguments: [
            StoringPace(interval: 97, budget: 0), StoringPace(interval: 700, budget: 0),
            StoringPace(interval: 97, budget: .max), StoringPace(),
        ])
    func rebuilt(_ pace: StoringPace) throws {
        let directory = try SampleDirectory()
        let log = try Self.log(in: directory)
        defer { log.close() }
        let expected = try Self.digests(of: log)
        let store = try ModelStore(at: directory.path + "/views", isReadOnly: false)
        defer { store.close() }
        let models = ModelSet()
        let next = try store.beginGeneration(waits: false)
        try store.attach(models.fold, to: next)
        try models.fold.catchUp(with: log, storing: next, in: store, pace: pace)
        try store.complete(models.fold, into: next)
        #expect(try Self.digests(of: models.fold) == expected)
        try store.promote(models.fold.states.map(\.name), of: models.fold, next)
        let live = ModelSet()
        #expect(try store.attach(live.fold).isEmpty)
        #expect(try Self.digests(of: live.fold) == expected)
    }

    @Test("a fold over files without a name", arguments: [0, Int.max])
    func scratch(_ budget: Int) throws {
        let directory = try SampleDirectory()
        let log = try Self.log(in: directory)
        defer { log.close() }
        let models = ModelSet()
        let scratch = try ScratchStore(in: directory.path)
        defer { scratch.close() }
        let pace = StoringPace(interval: 200, budget: budget)
        try scratch.catchUp(models.fold, with: log, Fold.Range(), pace: pace) { _ in }
        #expect(try Self.digests(of: models.fold) == Self.digests(of: log))
        #expect(try directory.names.allSatisfy { !$0.contains("daybook-fold") })
    }

    @Test("live models, stored beside the fold in chunks", arguments: [50, 333])
    func live(_ chunk: UInt64) throws {
        let directory = try SampleDirectory()
        let log = try Self.log(in: directory)
        defer { log.close() }
        let store = try ModelStore(at: directory.path + "/views", isReadOnly: false)
        defer { store.close() }
        let models = ModelSet()
        _ = try store.attach(models.fold)
        var through: UInt64 = 0
        let head = try log.head().position
        while through < head {
            through = min(through + chunk, head)
            try models.fold.catchUp(with: log, Fold.Range(through: through))
            #expect(try store.flushBeside(models.fold))
        }
        #expect(try store.flush(models.fold))
        #expect(try Self.digests(of: models.fold) == Self.digests(of: log))
    }

    @Test("what somebody else has stored meanwhile is not overwritten")
    func outrun() throws {
        let directory = try SampleDirectory()
        let store = try ModelStore(at: directory.path + "/views", isReadOnly: false)
        defer { store.close() }
        func model(at position: UInt64) -> StoredModel {
            StoredModel(
                generation: 1, state: ModelState(name: "m", revision: 1, position: position))
        }
        func outcome(_ new: StoredModel, over old: StoredModel?) -> ViewChanges.Outcome {
            ViewChanges(runs: [], states: [(new, old)])
                .store(in: store.environment, catalogue: store.catalogue)
        }
        guard case .stored = outcome(model(at: 5), over: nil) else {
            Issue.record("nothing stood in the way")
            return
        }
        guard case .outrun = outcome(model(at: 4), over: model(at: 3)) else {
            Issue.record("another state is stored than the one that was folded on from")
            return
        }
        try store.renew()
        #expect(try store.state(of: "m") == model(at: 5))
    }

    @Test("one generation is built at a time")
    func busy() throws {
        let directory = try SampleDirectory()
        let store = try ModelStore(at: directory.path + "/views", isReadOnly: false)
        defer { store.close() }
        let first = try store.beginGeneration(waits: false)
        #expect(throws: GenerationBusy.self) { _ = try store.beginGeneration(waits: false) }
        withExtendedLifetime(first) {}
    }

    private static func log(in directory: SampleDirectory) throws -> EventLog {
        let (drafts, path) = (try events(in: directory), directory.path + "/book")
        try Book.create(at: path, id: BookID(high: 4, low: 9), programme: "NOVA")
        let book = try Book(opening: path)
        _ = try book.append(drafts, now: now)
        try book.close()
        return try EventLog.open(at: path, readOnly: true)
    }

    private static func events(in directory: SampleDirectory) throws -> [EventDraft] {
        _ = try SampleFiles.writeEvents(events: 3_000, seed: 11, to: directory)
        var parser = EventParser()
        return try String(decoding: directory.contents(of: "events.ndjson"), as: UTF8.self)
            .split(separator: "\n").map { try parser.parse(String($0)) }
    }

    private static func digests(of log: EventLog) throws -> [[UInt8]?] {
        let models = ModelSet()
        try models.fold.catchUp(with: log)
        return try digests(of: models.fold)
    }

    private static func digests(of fold: Fold) throws -> [[UInt8]?] {
        try fold.states.map { try fold.digest(of: $0.name) }
    }
}
