import Accounting
import Events
import Testing

@testable import EventLog

@Suite("Ids of events")
struct IdempotencyTests {
    private static let orders: [(name: String, ids: [String])] = [
        ("rising", ["1", "2", "3", "4", "5"]),
        ("falling", ["5", "4", "3", "2", "1"]),
        ("mixed", ["b", "a", "d", "c", "e"]),
        ("prefixes", ["b", "ba", "a", "baa", "bb"]),
    ]

    @Test("an id is found at once, after the commit and after reopening", arguments: orders)
    func lookUp(_ order: (name: String, ids: [String])) throws {
        try withTemporaryBook { log in
            try log.write { writer in
                for (index, id) in order.ids.enumerated() {
                    #expect(try writer.position(source: "/crm", id: id) == nil)
                    try writer.append(
                        Sample.lead("A", id: id), recordedAt: Sample.noon, references: [])
                    for (earlier, id) in order.ids.prefix(index + 1).enumerated() {
                        let position = try writer.position(source: "/crm", id: id)
                        #expect(position == UInt64(earlier + 1))
                    }
                }
            }
            for (index, id) in order.ids.enumerated() {
                #expect(try log.position(source: "/crm", id: id) == UInt64(index + 1))
                #expect(try log.position(source: "/erp", id: id) == nil)
                #expect(try log.write { try $0.position(source: "/crm", id: id) } != nil)
            }
            #expect(try log.write { try $0.position(source: "/crm", id: "zz") } == nil)
            #expect(try log.verify().finding == nil)
        }
    }

    @Test("the same id of two sources is two ids")
    func sources() throws {
        try withTemporaryBook { log in
            try log.append([
                Sample.lead("A", id: "1", source: "/a"), Sample.lead("A", id: "1", source: "/b"),
                Sample.lead("A", id: "0", source: "/a"),
            ])
            #expect(try log.position(source: "/a", id: "1") == 1)
            #expect(try log.position(source: "/b", id: "1") == 2)
            #expect(try log.position(source: "/a", id: "0") == 3)
        }
    }

    @Test("an id is never recorded twice")
    func twice() throws {
        try withTemporaryBook { log in
            try log.append([Sample.lead("A", id: "1")])
            try log.write { writer in
                let again = EventLogError.idExists(source: "/crm", id: "1", position: 1)
                #expect(throws: again) {
                    try writer.append(
                        Sample.lead("B", id: "1"), recordedAt: Sample.noon, references: [])
                }
                #expect(writer.lastPosition == 1)
                let stream = try writer.stream(.lead, "B")
                #expect(stream == .absent)
            }
        }
    }

    @Test("ids and streams that only look the same are different")
    func unicode() throws {
        let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
        try withTemporaryBook { log in
            try log.append([
                Sample.lead(composed, id: composed), Sample.lead(decomposed, id: decomposed),
            ])
            #expect(try log.position(source: "/crm", id: composed) == 1)
            #expect(try log.position(source: "/crm", id: decomposed) == 2)
            #expect(try log.stream(.lead, composed).ordinal == 1)
            #expect(try log.stream(.lead, decomposed).ordinal == 2)
            #expect(try log.verify().finding == nil)
        }
    }

    @Test("the content of an earlier event can be compared, pending or not")
    func content() throws {
        try withTemporaryBook { log in
            try log.append([Sample.lead("A", id: "1", stage: .proposed)])
            try log.write { writer in
                try writer.append(
                    Sample.lead("A", id: "2", stage: .developed), recordedAt: Sample.noon,
                    references: [])
                let stored = try writer.event(at: 1).draft().body
                let pending = try writer.event(at: 2).draft().body
                #expect(stored == .leadProgressed(LeadProgressed(leadId: "A", stage: .proposed)))
                #expect(pending == .leadProgressed(LeadProgressed(leadId: "A", stage: .developed)))
                let isThere = try writer.recordBytes(at: 3) != nil
                #expect(!isThere)
            }
        }
    }
}
