import Glibc

/// Bytes on their way to a file descriptor, gathered in one buffer.
///
/// Nothing here allocates once the buffer stands, whatever is written: this is what a generator
/// of gigabytes spends its time in.
final class Output {
    private let descriptor: Int32
    private let name: String
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private var filled = 0

    /// Creates the file, or empties it where it is there already.
    init(creating path: String) throws(Failure) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        name = path
        buffer = .allocate(capacity: 1 << 18)
        if descriptor < 0 {
            throw Failure(status: 74, message: "\(path): \(String(cString: strerror(errno)))")
        }
    }

    /// Writes to a descriptor that is open already.
    init(descriptor: Int32, name: String) {
        self.descriptor = descriptor
        self.name = name
        buffer = .allocate(capacity: 1 << 18)
    }

    deinit {
        buffer.deallocate()
    }

    /// The first error that writing met; later writes change nothing.
    private(set) var failure: Failure?

    /// Hands everything written so far to the system.
    func flush() {
        var start = 0
        while start < filled, failure == nil {
            let written = write(descriptor, buffer.baseAddress?.advanced(by: start), filled - start)
            if written > 0 {
                start += written
            } else if errno != EINTR {
                let reason = String(cString: strerror(errno))
                failure = Failure(status: 74, message: "\(name): \(reason)")
            }
        }
        filled = 0
    }

    /// Flushes and closes; throws the first error that any write met.
    func finish() throws(Failure) {
        flush()
        if descriptor > 2, close(descriptor) != 0, failure == nil {
            failure = Failure(
                status: 74, message: "\(name): \(String(cString: strerror(errno)))")
        }
        if let failure {
            throw failure
        }
    }

    @inline(__always)
    private func reserve(_ count: Int) {
        if filled + count > buffer.count {
            flush()
        }
    }

    // MARK: - Text

    @inline(__always)
    func byte(_ byte: UInt8) {
        reserve(1)
        buffer[filled] = byte
        filled += 1
    }

    @inline(__always)
    func text(_ text: StaticString) {
        bytes(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    func text(_ text: String) {
        var text = text
        text.withUTF8 { bytes($0) }
    }

    private func bytes(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count <= buffer.count, !bytes.isEmpty else {
            bytes.forEach(byte)
            return
        }
        reserve(bytes.count)
        let free = UnsafeMutableBufferPointer(rebasing: buffer[filled...])
        _ = free.update(fromContentsOf: bytes)
        filled += bytes.count
    }

    // MARK: - Numbers

    func number(_ value: Int) {
        if value < 0 {
            byte(UInt8(ascii: "-"))
        }
        digits(value.magnitude, atLeast: 1)
    }

    /// Decimal digits with leading zeros up to `atLeast` of them.
    func digits(_ value: UInt, atLeast: Int) {
        reserve(40)
        var count = 1
        var rest = value / 10
        while rest > 0 {
            count += 1
            rest /= 10
        }
        count = max(count, atLeast)
        rest = value
        for place in stride(from: filled + count - 1, through: filled, by: -1) {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            buffer[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
            rest = quotient
        }
        filled += count
    }

    /// An identifier: a prefix and a number of at least eight digits, so that text sorts as time.
    func identifier(_ prefix: StaticString, _ number: Int) {
        text(prefix)
        digits(number.magnitude, atLeast: 8)
    }

    /// `units` with a decimal point before the last `places` digits.
    func decimal(_ units: Int, places: Int) {
        if units < 0 {
            byte(UInt8(ascii: "-"))
        }
        var divisor: UInt = 1
        for _ in 0..<places {
            divisor *= 10
        }
        let (whole, fraction) = units.magnitude.quotientAndRemainder(dividingBy: divisor)
        digits(whole, atLeast: 1)
        if places > 0 {
            byte(UInt8(ascii: "."))
            digits(fraction, atLeast: places)
        }
    }

    func day(_ day: Day) {
        let (year, month, dayOfMonth) = day.civil
        digits(year.magnitude, atLeast: 4)
        byte(UInt8(ascii: "-"))
        digits(month.magnitude, atLeast: 2)
        byte(UInt8(ascii: "-"))
        digits(dayOfMonth.magnitude, atLeast: 2)
    }

    /// `day` at `second` of the day as an RFC 3339 instant in UTC.
    func instant(_ day: Day, second: Int) {
        self.day(day)
        byte(UInt8(ascii: "T"))
        digits((second / 3_600).magnitude, atLeast: 2)
        byte(UInt8(ascii: ":"))
        digits((second / 60 % 60).magnitude, atLeast: 2)
        byte(UInt8(ascii: ":"))
        digits((second % 60).magnitude, atLeast: 2)
        byte(UInt8(ascii: "Z"))
    }
}
