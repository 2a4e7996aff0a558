import Accounting

extension BookReader {
    /// The programme's calendar, which never changes between versions, and the first day on which
    /// anything is booked; nil before the first activation.
    package func earningCalendar() throws -> (calendar: FiscalCalendar, first: BusinessDate)? {
        let programme = try modelsAtHead().programme
        guard let calendar = try programme.calendar(), let first = try programme.firstPeriod()
        else { return nil }
        return (calendar, calendar.firstDay(of: first))
    }
}
