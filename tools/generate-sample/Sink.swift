/// Where events go as they happen: CSV files or lines of JSON.
protocol Sink {
    /// Writes one event. `day` is its effective date; a late one is reported in the second export.
    mutating func write(_ fact: Fact, on day: Day, isLate: Bool)

    /// Flushes everything; throws the first error that writing met.
    mutating func finish() throws(Failure)
}
