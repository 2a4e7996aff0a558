import LMDB
import Testing

/// Faults of the caller stop the process with a sentence that says which.
@Suite struct MisuseTests {
    enum Misuse: String, Codable, Sendable {
        case writeInsideAWrite
        case openATableInsideAWrite
        case closeUnderAReader
        case closeUnderAWriter
        case infoAfterClose
        case mixEnvironments
        case reserveAmongDuplicates
    }

    @Test(arguments: [
        (Misuse.writeInsideAWrite, "A write was begun inside a write of the same environment"),
        (.openATableInsideAWrite, "A write was begun inside a write of the same environment"),
        (.closeUnderAReader, "An environment was closed while a transaction was open"),
        (.closeUnderAWriter, "An environment was closed while a transaction was open"),
        (.infoAfterClose, "An environment was used after its close"),
        (.mixEnvironments, "A table was used in a transaction of another environment"),
        (.reserveAmongDuplicates, "Room was reserved in a table of duplicates"),
    ])
    func stopsTheProcess(misuse: Misuse, sentence: String) async throws {
        let path = try makeTemporaryDirectory()
        defer { removeDirectory(path) }
        let child = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) { [path = path as String, misuse = misuse as Misuse] in
            try commit(misuse, at: path)
        }
        let said = String(decoding: child?.standardErrorContent ?? [], as: UTF8.self)
        #expect(said.contains(sentence))
    }
}

/// Does what may not be done. A function of its own, as transactions may not be used in the
/// asynchronous body of an exit test.
private func commit(_ misuse: MisuseTests.Misuse, at path: String) throws {
    let environment = try Environment(at: path)
    switch misuse {
    case .writeInsideAWrite:
        try environment.write { _ in try environment.write { _ in } }
    case .openATableInsideAWrite:
        try environment.write { _ in _ = try environment.openTable("t") }
    case .closeUnderAReader:
        try environment.read { _ in environment.close() }
    case .closeUnderAWriter:
        try environment.write { _ in environment.close() }
    case .infoAfterClose:
        environment.close()
        _ = environment.info
    case .mixEnvironments:
        let other = try Environment(at: path + "/other")
        let table = try environment.openTable("t")
        _ = try other.openTable("t")
        _ = try other.read { try table.count(in: $0) }
    case .reserveAmongDuplicates:
        let table = try environment.openTable("t", kind: .duplicates)
        try environment.write {
            try table.reserve(key(1).span.bytes, byteCount: 8, in: &$0) { _ in }
        }
    }
}
