/// A JSON value of any shape. Members keep their order; numbers are the text they stood as.
package indirect enum JSONValue: Hashable, Sendable {
    case object([JSONMember])
    case array([JSONValue])
    case string(String)
    case number(String)
    case bool(Bool)
    case null
}

/// A member of an object.
package struct JSONMember: Hashable, Sendable {
    /// Its name.
    package var name: String
    /// What it is.
    package var value: JSONValue

    /// A member `name` of this value.
    package init(_ name: String, _ value: JSONValue) {
        self.name = name
        self.value = value
    }
}

extension JSONValue {
    /// Reads a whole text; throws where it is no JSON, or an object has a name twice.
    package init(parsing bytes: RawSpan) throws(JSONError) {
        var reader = try JSONReader(bytes)
        self = try JSONValue(from: &reader)
        try reader.end()
    }

    /// Reads a whole text; see `init(parsing:)` over bytes.
    package init(parsing text: String) throws(JSONError) {
        try self.init(parsing: Array(text.utf8).span.bytes)
    }

    /// Reads the next value.
    package init(from reader: inout JSONReader) throws(JSONError) {
        switch try reader.peek() {
        case .object: self = .object(try Self.members(from: &reader))
        case .array: self = .array(try Self.elements(from: &reader))
        case .string: self = .string(try reader.string())
        case .bool: self = .bool(try reader.bool())
        case .number:
            var text: [UInt8] = []
            try reader.number(into: &text)
            self = .number(String(decoding: text, as: UTF8.self))
        case .null:
            try reader.null()
            self = .null
        }
    }

    private static func members(from reader: inout JSONReader) throws(JSONError) -> [JSONMember] {
        var members: [JSONMember] = []
        var names: Set<String> = []
        var key: [UInt8] = []
        try reader.beginObject()
        while try reader.nextKey(into: &key) {
            let name = String(decoding: key, as: UTF8.self)
            guard names.insert(name).inserted else {
                throw reader.error(at: reader.keyOffset, "stands twice").inside(member: name)
            }
            do throws(JSONError) {
                members.append(JSONMember(name, try JSONValue(from: &reader)))
            } catch {
                throw error.inside(member: name)
            }
        }
        return members
    }

    private static func elements(from reader: inout JSONReader) throws(JSONError) -> [JSONValue] {
        var elements: [JSONValue] = []
        try reader.beginArray()
        while try reader.nextElement() {
            do throws(JSONError) {
                elements.append(try JSONValue(from: &reader))
            } catch {
                throw error.inside(index: elements.count)
            }
        }
        return elements
    }

    /// The value of the member with this name, of an object.
    package subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The elements of an array; nil for anything else.
    package var elements: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The members of an object; nil for anything else.
    package var members: [JSONMember]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    /// What a string says; nil for anything else.
    package var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }
}
