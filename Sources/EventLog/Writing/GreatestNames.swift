/// By a group's number: a name that no stored or pending one of the group is above.
///
/// Senders mostly count upwards, and then a comparison tells that a name is new where a look-up in
/// a table would have to go down to a leaf for it.
struct GreatestNames: Sendable {
    private var bounds: [ByteString?] = []

    /// Whether it is known without looking that there is no such name; `nil` if nothing is known of
    /// the group.
    func isAboveAll(_ name: String, group: UInt32) -> Bool? {
        guard Int(group) < bounds.count, let bound = bounds[Int(group)] else { return nil }
        return bound < ByteString(name)
    }

    /// No name of the group is above `name`.
    mutating func set(_ name: String, group: UInt32) {
        while bounds.count <= Int(group) { bounds.append(nil) }
        bounds[Int(group)] = ByteString(name)
    }

    /// There now is a name, in a group of which something is known.
    mutating func raise(to name: String, group: UInt32) {
        if isAboveAll(name, group: group) == true { set(name, group: group) }
    }
}
