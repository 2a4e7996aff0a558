/// The numbers, names and types that records in the world are written with, one a line, in
/// `numbers.lock`. The file only ever grows: what stands in it must still hold, so that no number
/// is used again and no field is removed or retyped.
struct NumberLock {
    static let path = "\(Generator.schemas)/numbers.lock"

    private static let head = """
        # Every number of the schemas with what it means, in order of first appearance.
        # tools/generate-events adds lines; a line never changes and never goes.

        """

    private let files: [ProtoFile]

    init(files: [ProtoFile]) { self.files = files }

    /// The file with the lines of `old` and those that are new; throws where a line of `old` no
    /// longer holds.
    func text(after old: String?) throws(SchemaError) -> String {
        let locked = (old ?? "").split(separator: "\n").map(String.init).filter {
            !$0.hasPrefix("#")
        }
        let present = lines
        let now = Set(present)
        try refuseReuse(present)
        for (index, line) in locked.enumerated() where !now.contains(line) {
            throw SchemaError(
                Self.path, index + 1, "`\(line)` no longer holds: \(advice(line, present))")
        }
        let known = Set(locked)
        let all = locked + present.filter { !known.contains($0) }
        return Self.head + all.joined(separator: "\n") + "\n"
    }

    /// One line a number: `DealApproved 2 exclusivity DealExclusivity required`.
    private var lines: [String] {
        var lines: [String] = []
        for file in files where file.familyName != "options" {
            for enumeration in file.enums {
                lines += enumeration.values.map { "\(enumeration.name) \($0.number) \($0.name)" }
            }
            for message in file.messages {
                lines += message.fields.map { field in
                    let format = field.options["format"].map { " \($0)" } ?? ""
                    let label = field.oneof == nil ? " \(field.label)" : ""
                    return "\(message.name) \(field.number) \(field.name) \(field.type)"
                        + label + format
                }
            }
        }
        return lines
    }

    /// `protoc` refuses a number that stands twice, this does so without it.
    private func refuseReuse(_ lines: [String]) throws(SchemaError) {
        var seen: Set<String> = []
        for line in lines {
            let key = line.split(separator: " ").prefix(2).joined(separator: " ")
            guard seen.insert(key).inserted else {
                throw SchemaError(Self.path, 0, "`\(key)` is used twice")
            }
        }
    }

    private func advice(_ line: String, _ present: [String]) -> String {
        let key = line.split(separator: " ").prefix(2).joined(separator: " ") + " "
        guard let now = present.first(where: { $0.hasPrefix(key) }) else {
            return "it was removed; a field stays for ever, only new ones may be added"
        }
        return "it is `\(now)` now; give what is new a number of its own"
    }
}
