import Glibc

/// A rule file that the sample activates, with the few of its words that the event repeats.
struct RuleText {
    let text: [UInt8]
    let programme: String
    let version: Int
    let from: Day
    let author: String
    let approver: String

    /// Reads a rule file; throws when it cannot be read or its head is not as expected.
    init(path: String) throws(Failure) {
        text = try Self.contents(of: path)
        let head = Self.head(of: String(decoding: text, as: UTF8.self))
        func value(_ key: String) throws(Failure) -> String {
            guard let value = head[key] else {
                throw Failure(status: 78, message: "\(path): no line begins with \(key):")
            }
            return value
        }
        programme = try value("programme")
        author = try value("author")
        approver = try value("approver")
        let effective = try value("effective")
        guard let number = Int(try value("version")),
            let mark = effective.firstRange(of: "from: "),
            let day = Day(String(effective[mark.upperBound...].prefix(10)))
        else {
            throw Failure(status: 78, message: "\(path): version or effective date not found")
        }
        version = number
        from = day
    }

    /// The values of the lines `key: value` that are not indented, without their comments.
    private static func head(of text: String) -> [String: String] {
        var head: [String: String] = [:]
        for line in text.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":"), line.first != " " else { continue }
            let value = line[line.index(after: colon)...].prefix { $0 != "#" }
            let words = value.split(separator: " ", omittingEmptySubsequences: true)
            head[String(line[..<colon])] = words.joined(separator: " ")
        }
        return head
    }

    private static func contents(of path: String) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure(status: 66, message: "\(path): \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        var contents: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            guard count >= 0 else {
                throw Failure(status: 74, message: "\(path): \(String(cString: strerror(errno)))")
            }
            guard count > 0 else { return contents }
            contents += chunk[..<count]
        }
    }
}
