import Testing

@testable import Accounting

@Suite struct InstantTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z"),
            ("1969-12-31T23:59:59.999999Z", -1, "1969-12-31T23:59:59.999999Z"),
            ("2025-01-12T09:30:00Z", 1_736_674_200_000_000, "2025-01-12T09:30:00Z"),
            ("2025-01-12T09:30:00.5Z", 1_736_674_200_500_000, "2025-01-12T09:30:00.500000Z"),
            ("2025-01-12T09:30:00.000001Z", 1_736_674_200_000_001, "2025-01-12T09:30:00.000001Z"),
            ("2025-01-12T09:30:00.000000Z", 1_736_674_200_000_000, "2025-01-12T09:30:00Z"),
            ("2025-01-12T11:30:00+02:00", 1_736_674_200_000_000, "2025-01-12T09:30:00Z"),
            ("2025-01-11T23:00:00-10:30", 1_736_674_200_000_000, "2025-01-12T09:30:00Z"),
            ("2025-01-12T09:30:00+00:00", 1_736_674_200_000_000, "2025-01-12T09:30:00Z"),
            ("0001-01-01T00:00:00Z", -62_135_596_800_000_000, "0001-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
        ] as [(String, Int64, String)])
    func timesAreReadAndPrintedInUTC(text: String, microseconds: Int64, printed: String) throws {
        let instant = try Instant(parsing: text)
        #expect(instant.microsecondsSince1970 == microseconds)
        #expect(instant.description == printed)
    }

    @Test(arguments: [
        ("", "not of the form"), ("2025-01-12", "not of the form"),
        ("2025-01-12T09:30:00", "not of the form"), ("2025-01-12 09:30:00Z", "not of the form"),
        ("2025-01-12t09:30:00z", "not of the form"), ("2025-01-12T09:30Z", "not of the form"),
        ("2025-01-12T09:30:00z", "does not end with Z"),
        ("2025-01-12T24:00:00Z", "no such time"), ("2025-01-12T09:60:00Z", "no such time"),
        ("2016-12-31T23:59:60Z", "no such time"), ("2025-02-29T09:30:00Z", "no such day"),
        ("2025-01-12T09:30:00.Z", "no digits"), ("2025-01-12T09:30:00.1234567Z", "finer than"),
        ("2025-01-12T09:30:00.1", "does not end with Z"),
        ("2025-01-12T09:30:00ZZ", "does not end with Z"),
        ("2025-01-12T09:30:00+0200", "does not end with Z"),
        ("2025-01-12T09:30:00+24:00", "does not end with Z"),
        ("2025-01-12T09:30:00+02:60", "does not end with Z"),
        ("2025-01-12T09:30:00*02:00", "does not end with Z"),
        ("0001-01-01T00:00:00+00:01", "outside the range"),
        ("9999-12-31T23:59:59-00:01", "outside the range"),
    ])
    func everythingElseIsRefusedWithItsReason(text: String, reason: String) {
        do {
            let instant = try Instant(parsing: text)
            Issue.record("\(text) was read as \(instant)")
        } catch {
            #expect("\(error)".contains(reason), "\(error)")
        }
    }

    @Test(arguments: Seeds.all)
    func whatIsPrintedReadsBack(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let range = Instant.min.microsecondsSince1970...Instant.max.microsecondsSince1970
        for _ in 0..<2_000 {
            let instant = Instant(microsecondsSince1970: Int64.random(in: range, using: &random))
            #expect(try Instant(parsing: instant.description) == instant, "seed \(seed)")
            let day = try instant.businessDate()
            #expect(instant.description.hasPrefix(day.description), "seed \(seed)")
            #expect(Instant(startOf: day) <= instant, "seed \(seed)")
        }
    }

    @Test func daysAndHoursAreThoseOfUTC() throws {
        let late = try Instant(parsing: "2025-03-31T23:59:59.999999Z")
        #expect(try late.businessDate().description == "2025-03-31")
        #expect(try Instant(parsing: "1969-12-31T00:00:00Z").businessDate().daysSince1970 == -1)
        let respondBy = try Instant(parsing: "2025-03-01T10:00:00Z").adding(hours: 336)
        #expect(respondBy.description == "2025-03-15T10:00:00Z")
        #expect(throws: AccountingError.self) { try late.adding(hours: .max) }
        #expect(throws: AccountingError.self) { try Instant.max.adding(hours: 1) }
    }

    @Test func pointsOutsideTheCalendarDoNotTrap() {
        for microseconds in [Int64.min, Int64.max] {
            let instant = Instant(microsecondsSince1970: microseconds)
            #expect(throws: AccountingError.self) { try instant.businessDate() }
            #expect(instant.description.hasSuffix("Z"))
        }
        #expect(Instant(startOf: BusinessDate(daysSince1970: .max)) <= .max)
    }
}
