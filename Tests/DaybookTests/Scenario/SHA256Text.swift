import Crypto
import Foundation

/// SHA-256 in lower-case hexadecimal.
enum SHA256Text {
    static func of(_ data: Data) -> String {
        SHA256.hash(data: data).map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
    }
}
