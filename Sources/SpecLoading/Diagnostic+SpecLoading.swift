import Diagnostics

// Most messages of this module are in this file. Messages about compiler errors and about ignored declarations are
// beside the code that finds them.

/// Messages about missing or unreadable specs.
extension Diagnostic {
  static func notFound(_ path: String) -> Diagnostic {
    Diagnostic(
      "spec/not-found", .error, "spec '\(path)' not found", at: nil,
      fix: "use the path of a Swift file, of a folder that contains one, or of a compiled spec")
  }

  static func unreadable(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic("spec/unreadable", .error, "cannot read '\(path)': \(reason.lowercased())", at: nil)
  }

  static func outsideSpec(_ path: String) -> Diagnostic {
    Diagnostic(
      "spec/outside", .error,
      "'\(path)' is a symbolic link to a place outside the folders of the spec and its libraries", at: nil,
      fix: "replace the link with a copy, or add the folder of its target under 'library' in .portolan.yaml")
  }

  static func ignoredImageList(_ path: String) -> Diagnostic {
    Diagnostic(
      "images/ignored-file", .warning, "'\(path)' is ignored: the list of images must be named images.yaml",
      at: FileLocation(file: path, line: 1, column: 1), fix: "rename the file to images.yaml")
  }

  static func notSwift(_ path: String) -> Diagnostic {
    Diagnostic(
      "spec/not-swift", .error, "'\(path)' is not a Swift file: its name must end in '.swift'", at: nil,
      fix: "use the path of a Swift file, of a folder that contains one, or of a compiled spec")
  }

  static func looksLikeOption(_ path: String) -> Diagnostic {
    Diagnostic(
      "spec/unusable-name", .error,
      "invalid file name '\(path)': the compiler would read the name as an option",
      at: nil,
      fix: "rename the file so that its name does not start with '-' or '@'")
  }

  static func subfolderFiles(_ files: [String]) -> Diagnostic {
    let first = files.first ?? ""
    let others = files.count == 2 ? "another file" : "\(files.count - 1) more files"
    let what = files.count > 1 ? "'\(first)' and \(others) are" : "'\(first)' is"
    return Diagnostic(
      "spec/subfolder", .error,
      "\(what) in a subfolder of the spec: only Swift files in the spec's own folder are compiled",
      at: FileLocation(file: first, line: 1, column: 1),
      notes: files.dropFirst().prefix(9).map { Note("'\($0)'") },
      fix: files.count == 1
        ? "move the file into the spec's folder, or add its folder under 'library' in .portolan.yaml"
        : "move the files into the spec's folder, or add their folders under 'library' in .portolan.yaml")
  }

  static func sameFileName(_ path: String, _ other: String) -> Diagnostic {
    Diagnostic(
      "spec/same-file-name", .error,
      "'\(other)' and '\(path)' have the same file name, which the Swift compiler does not support",
      at: FileLocation(file: path, line: 1, column: 1), fix: "rename one of the files")
  }

  /// - Parameter compiled: the path of a compiled spec in the folder.
  static func noSwiftFiles(in path: String, compiled: String? = nil) -> Diagnostic {
    Diagnostic(
      "spec/no-swift-files", .error, "folder '\(path)' contains no Swift file", at: nil,
      fix: compiled.map { "use the compiled spec '\($0)'" }
        ?? "use the folder that contains the Swift files of the spec")
  }
}

/// Messages about compiled specs.
extension Diagnostic {
  static func notCompiled(_ path: String) -> Diagnostic {
    Diagnostic(
      "spec/not-compiled", .error, "'\(path)' is not a compiled spec, although its name ends in '.portolan'",
      at: nil,
      fix: "rename this file, and compile the spec with 'portolan build SPEC -o \(Files.name(of: path))'")
  }

  static func otherFormat(_ path: String, found: String, expected: Int) -> Diagnostic {
    Diagnostic(
      "spec/other-format", .error,
      "'\(path)' has format version \(found.prefix(20)), but this version of portolan reads only version \(expected)",
      at: nil, fix: "run 'portolan build' with this version to compile the spec again")
  }

  static func damaged(_ path: String) -> Diagnostic {
    Diagnostic(
      "spec/damaged", .error,
      "the compiled spec '\(path)' is truncated or changed: its digest does not match its content",
      at: nil,
      fix: "copy the file again, or compile the spec again with 'portolan build'")
  }
}

/// Messages about a spec that does not compile.
extension Diagnostic {
  static func doesNotCompile(_ path: String, _ swift: String, at location: FileLocation?) -> Diagnostic {
    Diagnostic("spec/does-not-compile", .error, "\(path) does not compile (\(swift))", at: location)
  }

  static func compilerError(_ message: String, at location: FileLocation) -> Diagnostic {
    Diagnostic("spec/compiler-error", .error, message, at: location)
  }

  static func compilerWarning(_ message: String, at location: FileLocation) -> Diagnostic {
    Diagnostic("spec/compiler-warning", .warning, message, at: location)
  }

  static func compilesTooLong(
    _ path: String, _ limit: Duration, longest function: String?, at location: FileLocation?
  ) -> Diagnostic {
    let hint = function.map { "; the longest function is '\($0)'" } ?? ""
    return Diagnostic(
      "spec/compiles-too-long", .error, "compiling \(path) takes longer than \(limit.seconds)\(hint)",
      at: location, fix: "add types to long expressions, or split long functions")
  }

  static func noApp(_ path: String, at location: FileLocation?) -> Diagnostic {
    Diagnostic(
      "spec/no-app", .error, "\(path) declares no app: a spec requires one type with '@main'", at: location,
      fix: "declare '@main struct Shop: App { … }'")
  }

  static func severalApps(_ path: String, at first: FileLocation, others: [FileLocation]) -> Diagnostic {
    Diagnostic(
      "spec/several-apps", .error,
      "\(path) has \(others.count + 1) types with '@main': a spec can declare only one app",
      at: first, notes: others.map { Note("another '@main' is here", at: $0) },
      fix: "keep one app, and use profiles for its variants")
  }

  static func foreignImport(_ module: String, at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "spec/foreign-import", .warning,
      "spec imports '\(module)': if the spec reads outside data through this module, portolan does not detect changes to "
        + "the data and uses the cached value", at: location, fix: "remove the import")
  }
}

/// Messages about a spec whose value is not deterministic.
extension Diagnostic {
  static func impure(_ name: String, at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "spec/impure", .warning,
      "'\(name)' differs between runs: a spec must always have the same value, because portolan caches the value",
      at: location, fix: "use a fixed value, or read a 'PORTOLAN_…' variable with 'Environment'")
  }
}

/// Messages about a spec's program that has no result.
extension Diagnostic {
  static func crashes(_ signal: String, _ reason: String?, at location: FileLocation?) -> Diagnostic {
    let why = reason.map { ": \($0.prefix(1).lowercased())\($0.dropFirst())" } ?? ""
    return Diagnostic("spec/crashes", .error, "spec crashes (\(signal))\(why)", at: location)
  }

  static func hangs(_ limit: Duration, at location: FileLocation?) -> Diagnostic {
    Diagnostic(
      "spec/hangs", .error, "spec was stopped: it ran longer than \(limit.seconds)", at: location,
      fix: "look for an endless loop or recursion")
  }

  static func allocatesTooMuch(_ limit: Int, at location: FileLocation?) -> Diagnostic {
    Diagnostic(
      "spec/allocates-too-much", .error, "spec uses more than \(limit.mebibytes) of memory",
      at: location,
      fix: "look for a list that grows without limit")
  }

  static func writesTooMuch(_ limit: Int, at location: FileLocation?) -> Diagnostic {
    Diagnostic(
      "spec/writes-too-much", .error,
      "the result or the output of the spec is larger than \(limit.mebibytes)", at: location,
      fix: "look for a list or for printed text that grows without limit")
  }

  static func exits(with code: Int32, at location: FileLocation?) -> Diagnostic {
    Diagnostic(
      "spec/exits", .error, "spec exits with code \(code) instead of 0", at: location,
      fix: "remove the call to 'exit'")
  }

  static func prints(at location: FileLocation?) -> Diagnostic {
    Diagnostic(
      "spec/prints", .error, "spec prints to standard output, which must stay empty", at: location,
      fix: "remove the 'print' call, or print to standard error")
  }

  static func noResult(at location: FileLocation?) -> Diagnostic {
    Diagnostic(
      "spec/no-result", .error, "spec ends without evaluating an app", at: location,
      fix: "make the '@main' type conform to 'App', without its own 'main()' and without calls to 'exit'")
  }

  static func cutResult(at location: FileLocation?) -> Diagnostic {
    Diagnostic(
      "spec/cut-result", .error, "spec ends before its app is completely evaluated",
      at: location,
      fix: "remove the call to 'exit'")
  }

  static func standardError(_ text: String, at location: FileLocation?) -> Diagnostic {
    Diagnostic(
      "spec/standard-error", .info, "spec writes to standard error", at: location,
      notes: text.split(separator: "\n").map { Note(String($0)) })
  }
}

/// Messages about a missing or mismatched toolchain or library.
extension Diagnostic {
  static func noToolchain(chosen: String?) -> Diagnostic {
    let message =
      chosen.map { "SWIFT_EXEC is set to '\($0)', which is not a program" }
      ?? "no Swift compiler: 'swiftc' is not on PATH"
    return Diagnostic(
      "toolchain/missing", .error, message, at: nil,
      fix: chosen == nil
        ? "install Swift from swift.org/install, in the version that built Portolan, or set SWIFT_EXEC to the path of its 'swiftc'"
        : "set SWIFT_EXEC to the path of 'swiftc', or unset SWIFT_EXEC to use 'swiftc' from PATH")
  }

  static func toolchainDoesNotRun(_ compiler: String) -> Diagnostic {
    Diagnostic(
      "toolchain/does-not-run", .error, "cannot start the Swift compiler '\(compiler)'", at: nil,
      fix: "repair the installation, or set SWIFT_EXEC to the path of another 'swiftc'")
  }

  static func toolchainFails(_ path: String, _ swift: String) -> Diagnostic {
    Diagnostic(
      "toolchain/fails", .error,
      "the Swift compiler (\(swift)) fails to compile \(path), but reports no error in the spec",
      at: nil,
      fix:
        "fix the problem that the compiler's output describes, or set SWIFT_EXEC to the path of another 'swiftc'"
    )
  }

  static func toolchainDoesNotFit(_ swift: String, _ library: PortolanLibrary) -> Diagnostic {
    let builder = library.compilerVersion.map { "Swift \($0)" }
    if builder == swift {
      return Diagnostic(
        "toolchain/does-not-fit", .error,
        "the Portolan library in '\(library.folder)' was built with another build of this compiler's version (\(swift))",
        at: nil,
        fix:
          "set SWIFT_EXEC to the path of the 'swiftc' that built the library, or build Portolan with this compiler"
      )
    }
    return Diagnostic(
      "toolchain/does-not-fit", .error,
      "the Portolan library in '\(library.folder)' was \(builder.map { "built with \($0), not" } ?? "not built") with this compiler (\(swift))",
      at: nil,
      fix:
        "set SWIFT_EXEC to the path of 'swiftc' of \(builder ?? "the version that built the library"), or build Portolan with this compiler"
    )
  }

  static func libraryFails(_ folder: String) -> Diagnostic {
    Diagnostic(
      "toolchain/library-fails", .error, "a test spec cannot be compiled with the library in '\(folder)'",
      at: nil,
      fix: "install portolan again, or build the library again with 'swift build'")
  }

  static func noLibrary(lookedIn folders: [String]) -> Diagnostic {
    Diagnostic(
      "toolchain/no-library", .error,
      "no Portolan library: \(PortolanLibrary.fileName) and Modules are not in "
        + folders.quoted.oneOf, at: nil,
      fix:
        "install portolan again with its folder lib/portolan, build the library with 'swift build' in a clone, or set PORTOLAN_LIBRARY to the library's folder"
    )
  }
}

/// Messages about errors of the system or of Portolan.
extension Diagnostic {
  static func noTemporaryFolder(in folder: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      "loading/no-temporary-folder", .error,
      "cannot create a temporary folder in '\(folder)': \(reason.lowercased())", at: nil,
      fix: "set TMPDIR to a writable folder with free space")
  }

  static func programDoesNotRun(in folder: String) -> Diagnostic {
    Diagnostic(
      "loading/program-does-not-run", .error, "cannot start programs in '\(folder)'", at: nil,
      fix: "set TMPDIR to a folder that is not mounted 'noexec'")
  }

  static func cannotClearCache(_ path: String, _ reason: String) -> Diagnostic {
    let reason = reason.prefix(1).lowercased() + reason.dropFirst()
    return Diagnostic("cache/cannot-clear", .error, "cannot remove '\(path)': \(reason)", at: nil)
  }

  static func cannotStart(_ program: String, _ reason: String) -> Diagnostic {
    Diagnostic("loading/cannot-start", .error, "cannot start '\(program)': \(reason)", at: nil)
  }

  static func resultVanished(_ reason: String) -> Diagnostic {
    Diagnostic("loading/result-vanished", .error, "cannot read the spec's result: \(reason)", at: nil)
  }

  static func interrupted() -> Diagnostic {
    Diagnostic("loading/interrupted", .error, "interrupted before the spec was evaluated", at: nil)
  }
}

/// Details for `--verbose`.
extension Diagnostic {
  static func fromCache(_ path: String, _ key: String) -> Diagnostic {
    Diagnostic(
      "cache/hit", .info, "\(path) is unchanged, so its cached value is used (\(key.prefix(12)))", at: nil)
  }

  static func compiled(_ path: String) -> Diagnostic {
    Diagnostic("loading/compiled", .info, "the value of \(path) is from the compiled spec", at: nil)
  }

  static func notCached(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic("cache/not-kept", .info, "the value of \(path) is not cached: \(reason)", at: nil)
  }

  static func isolated(_ path: String) -> Diagnostic {
    Diagnostic("loading/isolated", .info, "\(path) was evaluated without network access", at: nil)
  }

  static func untrustedCache(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      "cache/not-used", .warning, "the cache folder '\(path)' is not used: \(reason)", at: nil,
      fix: "set PORTOLAN_CACHE to an empty folder that only you can write to")
  }

  static func unwritableCache(_ path: String) -> Diagnostic {
    Diagnostic(
      "cache/not-used", .warning, "cannot write to the cache folder '\(path)'", at: nil,
      fix:
        "create the folder, or make it writable for your user only, or set PORTOLAN_CACHE to an empty folder that only you can write to"
    )
  }

  static func notIsolated(_ path: String) -> Diagnostic {
    Diagnostic(
      "loading/not-isolated", .warning,
      "\(path) was evaluated with network access: this system does not allow users to start programs without network access",
      at: nil,
      fix: EvaluationSetup.isolationFix)
  }
}

extension Duration {
  fileprivate var seconds: String {
    let milliseconds = components.attoseconds / 1_000_000_000_000_000
    return milliseconds == 0 ? "\(components.seconds) s" : "\(components.seconds * 1000 + milliseconds) ms"
  }
}

extension Int {
  fileprivate var mebibytes: String { self >= 1 << 20 ? "\(self >> 20) MiB" : "\(self) bytes" }
}
