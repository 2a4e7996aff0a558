import Accounting
import Projections

/// A rule version as it was activated, with the whole file.
package struct VersionRow: TableRow, Equatable {
    package var number: UInt32
    /// Position of `ruleset.activated`.
    package var position: UInt64
    /// The date of the activation itself, not the first day that the version covers.
    package var activatedOn: BusinessDate
    package var from: BusinessDate
    package var to: BusinessDate?
    package var author: String
    package var approver: String
    /// Who recorded the activation.
    package var actor: String
    /// SHA-256 of the file's bytes, 64 hexadecimal digits.
    package var sha256: String
    /// The rule file.
    package var text: RuleText

    package func encode(into writer: inout RowWriter) {
        writer.put(number)
        writer.put(position)
        writer.put(activatedOn.daysSince1970)
        writer.put(from.daysSince1970)
        writer.put(optional: to)
        writer.put(author)
        writer.put(approver)
        writer.put(actor)
        writer.put(sha256)
        text.encode(into: &writer)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        number = try reader.integer()
        position = try reader.integer()
        activatedOn = try reader.date()
        from = try reader.date()
        to = try reader.optionalDate()
        author = try reader.text()
        approver = try reader.text()
        actor = try reader.text()
        sha256 = try reader.text()
        text = try RuleText(decoding: &reader)
    }

    package init(
        number: UInt32, position: UInt64, activatedOn: BusinessDate, from: BusinessDate,
        to: BusinessDate?, author: String, approver: String, actor: String, sha256: String,
        text: RuleText
    ) {
        self.number = number
        self.position = position
        self.activatedOn = activatedOn
        self.from = from
        self.to = to
        self.author = author
        self.approver = approver
        self.actor = actor
        self.sha256 = sha256
        self.text = text
    }
}

/// The text of a rule file, of any length.
package struct RuleText: TableRow, Equatable {
    package var yaml: String

    package init(_ yaml: String) {
        self.yaml = yaml
    }

    package func encode(into writer: inout RowWriter) {
        var yaml = yaml
        yaml.withUTF8 { writer.put(UnsafeRawBufferPointer($0)) }
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        yaml = try reader.rest()
    }
}
