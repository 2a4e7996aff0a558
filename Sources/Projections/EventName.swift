import Events

/// Which event it is, for those who read of it.
package struct EventName: Equatable, Sendable {
    package let position: UInt64
    /// Its stream, for example `invoice/INV-1`.
    package let stream: String

    package init(_ event: borrowing EventView) throws {
        position = event.position
        stream = try event.envelope().stream.string()
    }
}
