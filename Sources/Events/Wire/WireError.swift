/// Why bytes are no record, or no message, in the one form that this program writes.
///
/// The form is canonical: fields stand in the order of their numbers, a number is as short as it
/// can be, a field that has its default is left out. So equal content is equal bytes, and
/// whatever decodes encodes to the same bytes again. `protoc` writes the same form.
package enum WireError: Error, Equatable, Sendable {
    /// The bytes end within a field.
    case truncated
    /// The schema has no field of this number here.
    case unknownField(Int)
    /// The field has a wire type that is not its own.
    case wrongWireType(field: Int)
    /// A field that is no list stands twice.
    case repeatedField(Int)
    /// The field stands after one with a higher number.
    case fieldOutOfOrder(Int)
    /// A field that every such message has is not there.
    case missingField(Int)
    /// The value is none of the field's: an unknown word of an enumeration, a day or amount that
    /// does not exist, a hash of another length.
    case badValue(field: Int)
    /// The value is right and written in another than the shortest form.
    case notCanonical
    /// A text is not UTF-8.
    case badText
    /// The fields that every record begins with are not at their places.
    case badHeader
    /// No event type of this program has this number.
    case unknownEventType(UInt32)
    /// The body is not of the type that the header says, or there is none.
    case bodyMismatch
}

extension WireError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .truncated: "The bytes end within a field."
        case .unknownField(let number): "The schema has no field \(number) here."
        case .wrongWireType(let field): "Field \(field) has another wire type than the schema says."
        case .repeatedField(let field): "Field \(field) stands twice."
        case .fieldOutOfOrder(let field): "Field \(field) stands after one with a higher number."
        case .missingField(let field): "Field \(field) is missing."
        case .badValue(let field): "Field \(field) has a value that it cannot have."
        case .notCanonical: "A value is not written in its shortest form."
        case .badText: "A text is not valid UTF-8."
        case .badHeader: "The record does not begin with the fields that every record begins with."
        case .unknownEventType(let number):
            "Event type \(number) is not known; was the book written by a newer program?"
        case .bodyMismatch: "The body is not of the type that the header says."
        }
    }
}
