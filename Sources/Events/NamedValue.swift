/// A value of a closed list: a small number on the wire, a lower-case word in JSON.
package protocol NamedValue: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == UInt8 {
    /// The spelling in JSON.
    var name: String { get }

    /// The value with this spelling in JSON.
    init?(name: String)
}
