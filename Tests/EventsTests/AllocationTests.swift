import AllocationCounter
import Testing

@testable import Events

/// Reading events in place does not allocate: replay speed hangs on it.
@Suite struct AllocationTests {
    /// How often `body` allocates, the second time it runs: the first makes what is made once.
    private func allocations(_ body: () throws -> Void) rethrows -> UInt {
        try body()
        let before = allocation_count()
        try body()
        return allocation_count() - before
    }

    @Test func theCounterCounts() {
        #expect(allocations { _ = [Int](repeating: 1, count: 100) } >= 1)
    }

    @Test func viewsDoNotAllocate() throws {
        var log: [UInt8] = []
        var places: [Range<Int>] = []
        for sample in Samples.all {
            let start = log.count
            log += try sample.record()
            places.append(start..<log.count)
        }
        let bytes = log.span.bytes
        var sum: UInt64 = 0
        let count = try allocations {
            // Over indices: walking the elements of an array allocates in debug builds.
            for index in places.indices {
                let event = try EventView(bytes.extracting(places[index]))
                sum &+= event.position &+ UInt64(event.reference(0)) &+ UInt64(event.number)
                let envelope = try event.envelope()
                sum &+= UInt64(envelope.actor.count)
                switch event.type {
                case .saleInvoiced:
                    let sale = try event.asSaleInvoiced()
                    var lines = sale.lines
                    while let line = try lines.next() {
                        sum &+= UInt64(bitPattern: line.net.minorUnits)
                    }
                case .dealSubmitted:
                    let deal = try event.asDealSubmitted()
                    sum &+= UInt64(deal.customer.name.count)
                    var lines = deal.productLines
                    while let line = try lines.next() { sum &+= UInt64(line.count) }
                case .dealAttributed:
                    var shares = try event.asDealAttributed().shares
                    while let share = try shares.next() {
                        sum &+= UInt64(share.share.partsPerMillion)
                    }
                case .partnerStandingChanged:
                    var scope = try event.asPartnerStandingChanged().scope
                    while let value = try scope.next() { sum &+= UInt64(value.rawValue) }
                case .periodClosed:
                    var totals = try event.asPeriodClosed().totals
                    while let total = try totals.next() {
                        sum &+= UInt64(bitPattern: total.accrued.minorUnits)
                    }
                default: break
                }
            }
        }
        #expect(count == 0, "for \(places.count) events")
        #expect(sum != 0)
    }
}
