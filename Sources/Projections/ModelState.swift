/// How far a read model has come.
package struct ModelState: Equatable, Sendable {
    package let name: String
    package let revision: UInt32
    /// Position of the last event taken in; 0 before the first.
    package var position: UInt64
    /// Where the model stopped, if it has.
    package var stop: Stop?

    /// The event that a model could not take in. The model is *incomplete* from there on.
    package struct Stop: Equatable, Sendable {
        package let position: UInt64
        /// Stream of the event, for example `ruleset/NOVA`.
        package let subject: String
        package let reason: String

        package init(position: UInt64, subject: String, reason: String) {
            self.position = position
            self.subject = subject
            self.reason = reason
        }
    }

    package init(name: String, revision: UInt32, position: UInt64 = 0, stop: Stop? = nil) {
        self.name = name
        self.revision = revision
        self.position = position
        self.stop = stop
    }

    package var isComplete: Bool { stop == nil }
}

extension ModelState: TableRow {
    package func encode(into writer: inout RowWriter) {
        writer.put(name)
        writer.put(revision)
        writer.put(position)
        writer.put(stop != nil)
        if let stop {
            writer.put(stop.position)
            writer.put(stop.subject)
            writer.put(stop.reason)
        }
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        name = try reader.text()
        revision = try reader.integer()
        position = try reader.integer()
        guard try reader.flag() else { return }
        let stoppedAt = try reader.integer(UInt64.self)
        let subject = try reader.text()
        stop = Stop(position: stoppedAt, subject: subject, reason: try reader.text())
    }
}
