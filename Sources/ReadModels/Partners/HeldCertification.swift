import Accounting
import Projections

/// The certifications of one partner's people, in log order.
package struct CertificationsRow: TableRow, Equatable {
    package var held: [HeldCertification] = []

    package init() {}

    package func encode(into writer: inout RowWriter) {
        writer.put(held)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        held = try reader.list()
    }
}

/// A certification that a member earned once. Earned again, it is another one, and the member
/// holds it while one of them counts.
package struct HeldCertification: TableRow, Equatable {
    package var member: UInt32
    package var certification: String
    package var earnedOn: BusinessDate
    /// The last day on which it counts, included; nil: it does not expire.
    package var expiresOn: BusinessDate?
    /// The day on which it was revoked or superseded, from which on it does not count.
    package var endedOn: BusinessDate?
    /// The day on which the member left, from which on it does not count.
    package var memberLeftOn: BusinessDate?

    package init(
        member: UInt32, certification: String, earnedOn: BusinessDate,
        expiresOn: BusinessDate? = nil, endedOn: BusinessDate? = nil,
        memberLeftOn: BusinessDate? = nil
    ) {
        self.member = member
        self.certification = certification
        self.earnedOn = earnedOn
        self.expiresOn = expiresOn
        self.endedOn = endedOn
        self.memberLeftOn = memberLeftOn
    }

    /// The first day on which it no longer counts; nil where none is known.
    package var lapsesOn: BusinessDate? {
        [expiresOn?.next, endedOn, memberLeftOn].compactMap(\.self).min()
    }

    /// Whether it counts on a day: earned on or before it, expiring on or after it, not ended and
    /// the member not left on or before it (rules.md section 7).
    package func counts(on date: BusinessDate) -> Bool {
        earnedOn <= date && lapsesOn.map { date < $0 } ?? true
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(member)
        writer.put(earnedOn.daysSince1970)
        writer.put(optional: expiresOn)
        writer.put(optional: endedOn)
        writer.put(optional: memberLeftOn)
        writer.put(certification)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        member = try reader.integer()
        earnedOn = try reader.date()
        expiresOn = try reader.optionalDate()
        endedOn = try reader.optionalDate()
        memberLeftOn = try reader.optionalDate()
        certification = try reader.text()
    }
}
