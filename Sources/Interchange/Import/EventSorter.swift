import Commands
import Events

/// The events of a plan while they wait for their turn, and the fingerprint of all of them.
final class EventSorter {
    private let sorter: RecordSorter
    private var hash = IntakeHash()

    init(memory: Int, directory: String) {
        sorter = RecordSorter(memory: memory, directory: directory)
    }

    /// How many events have been added.
    var count: Int { sorter.count }

    /// Of the events, their places in the files and their order.
    var fingerprint: ContentHash { hash.finish() }

    /// Adds an event, as ``EventRecord`` has it.
    func add(_ key: UInt128, _ payload: [UInt8]) throws(SourceError) {
        withUnsafeBytes(of: key.littleEndian) { hash.add($0) }
        withUnsafeBytes(of: UInt64(payload.count).littleEndian) { hash.add($0) }
        payload.withUnsafeBytes { hash.add($0) }
        try sorter.add(key, payload)
    }

    /// Hands all events to `body` in their order. The sorter is empty afterwards.
    func drain(_ body: (UInt128, ArraySlice<UInt8>) throws -> Void) throws {
        try sorter.drain(body)
    }
}
