#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

extension App {
  /// Evaluates the spec and writes the result to the file descriptor that `portolan` passed.
  ///
  /// `@main` calls this function; specs do not.
  public static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, arguments[1] == "--result-fd", let descriptor = Int32(arguments[2]) else {
      complain("this program evaluates a Portolan spec: run 'portolan render' with the path of the spec")
      exit(64)
    }
    Confinement.begin()
    guard Payload.write(Self(), to: { writeAll($0, to: descriptor) }) else {
      complain("cannot write the result to file descriptor \(descriptor)")
      exit(74)
    }
  }

  private static func complain(_ message: String) { _ = writeAll(Array("\(message)\n".utf8), to: 2) }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let written = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written > 0 {
          rest = rest.dropFirst(written)
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }
}
