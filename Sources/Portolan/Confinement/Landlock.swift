#if os(Linux) && (arch(x86_64) || arch(arm64))
  #if canImport(Glibc)
    private import Glibc
  #elseif canImport(Musl)
    private import Musl
  #endif

  /// Restricts the files that a process can access, with the kernel's Landlock (`linux/landlock.h`).
  ///
  /// A spec can read and write in its workspace, which contains its sources and resources. It can read the system's
  /// programs and libraries, `/proc`, and `/etc/ld.so.cache`, and can use four devices, such as `/dev/null`. It cannot
  /// open other files, such as the user's keys and settings.
  enum Landlock {
    /// Rights of access to files, in the order of the kernel's bits.
    private struct Access: OptionSet {
      let rawValue: UInt64
      static let execute = Access(rawValue: 1 << 0)
      static let writeFile = Access(rawValue: 1 << 1)
      static let readFile = Access(rawValue: 1 << 2)
      static let readFolder = Access(rawValue: 1 << 3)
      static let read: Access = [.execute, .readFile, .readFolder]
      static let readAndWriteFile: Access = [.readFile, .writeFile]

      /// The rights that a version of Landlock supports.
      static func all(in version: Int) -> Access {
        let count = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13
        return Access(rawValue: 1 << count - 1)
      }
    }

    private enum Call {
      static let createRuleset = 444
      static let addRule = 445
      static let restrictSelf = 446
    }

    /// Restricts this process.
    ///
    /// Returns false if the kernel does not support Landlock or rejects the rules.
    static func restrict() -> Bool {
      let version = Confinement.systemCall(Call.createRuleset, 0, 0, 1)
      guard version >= 1 else { return false }
      let everything = Access.all(in: version)
      // Version 4 and newer also restrict TCP connections; version 6 and newer, abstract Unix sockets and signals.
      let attributes: [UInt64] = [everything.rawValue, version >= 4 ? 0b11 : 0, version >= 6 ? 0b11 : 0]
      let size = version >= 6 ? 24 : version >= 4 ? 16 : 8
      let ruleset = attributes.withUnsafeBytes {
        Confinement.systemCall(Call.createRuleset, Int(bitPattern: $0.baseAddress), size, 0)
      }
      guard ruleset >= 0 else { return false }
      defer { close(CInt(ruleset)) }
      allow(everything, beneath: "..", in: ruleset)
      // A spec that crashes needs the programs and libraries of the system and the toolchain to write its backtrace.
      let loaded = loadedFiles
      let toolchains = loaded.filter { $0.hasSuffix("/lib/swift/linux/libswiftCore.so") }.map {
        String($0.dropLast("/lib/swift/linux/libswiftCore.so".count))
      }
      for folder in ["/usr", "/bin", "/lib", "/lib64", "/proc"] + toolchains {
        allow(.read, beneath: folder, in: ruleset)
      }
      for file in ["/etc/ld.so.cache"] + loaded { allow([.readFile, .execute], beneath: file, in: ruleset) }
      for device in ["/dev/null", "/dev/zero", "/dev/random", "/dev/urandom"] {
        allow(.readAndWriteFile, beneath: device, in: ruleset)
      }
      return Confinement.systemCall(Call.restrictSelf, ruleset, 0) == 0
    }

    private static func allow(_ access: Access, beneath path: String, in ruleset: Int) {
      let withoutReading: CInt = 0o10_000_000
      let place = open(path, withoutReading | O_CLOEXEC)
      guard place >= 0 else { return }
      defer { close(place) }
      // The kernel's structure consists of the rights and the descriptor, without padding.
      var rule: (rights: UInt64, descriptor: Int32) = (access.rawValue, place)
      withUnsafeBytes(of: &rule) {
        _ = Confinement.systemCall(Call.addRule, ruleset, 1, Int(bitPattern: $0.baseAddress))
      }
    }

    /// The program and the libraries that it has loaded.
    private static var loadedFiles: Set<String> {
      let file = open("/proc/self/maps", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return [] }
      defer { close(file) }
      var text: [UInt8] = []
      var piece = [UInt8](repeating: 0, count: 65_536)
      while case let count = read(file, &piece, piece.count), count > 0 { text += piece[..<count] }
      // A line: 7f1c2b400000-7f1c2b428000 r--p 00000000 fe:00 131 /usr/lib/libc.so.6
      return Set(
        text.split(separator: UInt8(ascii: "\n")).compactMap { line in
          line.firstIndex(of: UInt8(ascii: "/")).map { String(decoding: line[$0...], as: UTF8.self) }
        })
    }
  }
#endif
