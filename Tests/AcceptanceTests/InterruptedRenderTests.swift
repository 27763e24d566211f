import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

/// A render that is stopped while it writes, and obstacles such as links and pipes.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct InterruptedRenderTests {
  private func bench() throws -> Workbench {
    let bench = try Workbench()
    try bench.addSpec("Shop.swift")
    return bench
  }

  /// A render of all formats, with other images for each number.
  private static func call(_ number: Int) -> [String] {
    [
      "render", "Shop.swift", "--format", "all", "--repository", "https://git.example.com/a.git", "--output",
      "out", "--set-image",
      "cart=example.com/cart:\(number)", "--set-image", "email=example.com/email:\(number)", "--set-image",
      "frontend=example.com/frontend:\(number)",
    ]
  }

  private static func isTemporary(_ path: String) -> Bool {
    path.split(separator: "/").last?.hasPrefix(".portolan-") ?? false
  }

  /// Starts a render and sends it a signal as soon as the given number of temporary files exists, unless it ends first.
  private static func interrupt(
    _ bench: Workbench, _ number: Int, by signal: Int32, after files: Int, pause: UInt32
  ) throws {
    let process = Process()
    process.executableURL = URL(filePath: Tool.path)
    process.arguments = call(number)
    process.currentDirectoryURL = bench.folder
    process.environment = bench.environment()
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    while process.isRunning {
      let names = (try? FileManager.default.subpathsOfDirectory(atPath: bench.url("out").path)) ?? []
      if names.count(where: isTemporary) >= files { break }
    }
    usleep(pause)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
  }

  @Test func `after a kill at any of 50 moments every file is whole, and the next render repairs the folder`()
    throws
  {
    let bench = try bench()
    var wanted: [[String: Data]] = []
    for number in 0...1 {
      try #require(try bench.portolan(Self.call(number)).exitCode == 0)
      wanted.append(try bench.contents(of: "out"))
    }
    var generator = SeededGenerator(seed: 50)
    for moment in 0..<50 {
      let number = moment % 2
      try Self.interrupt(
        bench, number, by: SIGKILL, after: Int.random(in: 0...25, using: &generator),
        pause: UInt32.random(in: 0...20_000, using: &generator))
      for (path, bytes) in try bench.contents(of: "out") where !Self.isTemporary(path) {
        #expect(wanted.contains { $0[path] == bytes }, "moment \(moment): '\(path)' is half written")
      }
      let leftovers = try bench.contents(of: "out").keys.filter(Self.isTemporary)
      if !leftovers.isEmpty {
        let check = try bench.portolan(Self.call(number) + ["--check"])
        #expect(check.exitCode == 1)
        #expect(check.text.split(separator: "\n").count { $0.hasPrefix("left    ") } == leftovers.count)
      }
      #expect(try bench.portolan(Self.call(number)).exitCode == 0, "moment \(moment)")
      #expect(try bench.contents(of: "out") == wanted[number], "moment \(moment)")
    }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `a signal leaves all files or none, and no temporary file`(signal: Int32) throws {
    let bench = try bench()
    var wanted: [[String: Data]] = []
    for number in 0...1 {
      try #require(try bench.portolan(Self.call(number)).exitCode == 0)
      wanted.append(try bench.contents(of: "out"))
    }
    var generator = SeededGenerator(seed: UInt64(signal))
    for moment in 0..<6 {
      try Self.interrupt(
        bench, moment % 2, by: signal, after: Int.random(in: 1...20, using: &generator),
        pause: UInt32.random(in: 0...5000, using: &generator))
      let found = try bench.contents(of: "out")
      #expect(wanted.contains(found), "moment \(moment)")
    }
  }

  @Test func `a pipe in place of a file is rejected, and a pipe next to the files is ignored`() throws {
    let bench = try bench()
    #expect(try bench.portolan("render", "Shop.swift", "--output", "out").exitCode == 0)
    mkfifo(bench.url("out/pipe.yaml").path, 0o600)
    #expect(try bench.portolan("render", "Shop.swift", "--output", "out", "--prune").exitCode == 0)
    #expect(try bench.portolan("render", "Shop.swift", "--output", "out", "--check").exitCode == 0)
    try FileManager.default.removeItem(at: bench.url("out/cart.yaml"))
    mkfifo(bench.url("out/cart.yaml").path, 0o600)
    for last in ["--force", "--check", "--prune"] {
      let outcome = try bench.portolan("render", "Shop.swift", "--output", "out", last)
      #expect(outcome.exitCode == 73)
      #expect(outcome.errors.contains("'out/cart.yaml' is a named pipe"), "\(outcome.errors)")
    }
  }

  @Test func `a linked folder in the output is followed only on request`() throws {
    let bench = try bench()
    try bench.write("mine", to: "elsewhere/notes")
    try FileManager.default.createDirectory(at: bench.url("out/shop"), withIntermediateDirectories: true)
    symlink(bench.url("elsewhere").path, bench.url("out/shop/manifests").path)
    for last in [[], ["--force"], ["--check"]] {
      let outcome = try bench.portolan(Self.call(0) + last)
      #expect(outcome.exitCode == 73)
      #expect(outcome.errors.contains("[output/linked-folder]"), "\(outcome.errors)")
    }
    #expect(try bench.contents(of: "elsewhere").keys.sorted() == ["notes"])
    #expect(try bench.portolan(Self.call(0) + ["--follow-links"]).exitCode == 0)
    #expect(try bench.contents(of: "elsewhere").keys.contains("base/cart.yaml"))
    #expect(try bench.portolan(Self.call(0) + ["--follow-links", "--check"]).exitCode == 0)
  }

  @Test func `a linked file is not replaced, and with --force, only the link is replaced`() throws {
    let bench = try bench()
    try bench.write("mine", to: "mine.yaml")
    try FileManager.default.createDirectory(at: bench.url("out"), withIntermediateDirectories: true)
    symlink(bench.url("mine.yaml").path, bench.url("out/cart.yaml").path)
    #expect(try bench.portolan("render", "Shop.swift", "--output", "out").exitCode == 73)
    #expect(try bench.portolan("render", "Shop.swift", "--output", "out", "--force").exitCode == 0)
    #expect(try String(contentsOf: bench.url("mine.yaml"), encoding: .utf8) == "mine")
    #expect(try bench.portolan("render", "Shop.swift", "--output", "out", "--check").exitCode == 0)
  }

  @Test func `two renders into one folder wait for each other`() throws {
    let bench = try bench()
    // A shell does not start the renders, because its `wait` never ends if the thread that starts the shell blocks
    // SIGCHLD.
    let errors = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 4) { number in
      let arguments = [
        "render", "Shop.swift", "--output", "out", "--set-image", "cart=example.com/cart:\(number)",
      ]
      let failure: String
      do { failure = try bench.portolan(arguments).errors } catch { failure = "\(error)" }
      errors.withLock { $0.append(failure) }
    }
    #expect(errors.withLock { $0 } == ["", "", "", ""])
    #expect(try !bench.contents(of: "out").keys.contains(where: Self.isTemporary))
    let checks = try (0..<4).filter {
      try bench.portolan(
        "render", "Shop.swift", "--output", "out", "--check", "--set-image", "cart=example.com/cart:\($0)"
      ).exitCode == 0
    }
    #expect(checks.count == 1)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/ns/user"), "needs user namespaces"))
  func `a cache on a full disk costs time, not the result`() throws {
    let bench = try bench()
    let probe =
      "unshare --map-root-user --mount sh -c 'mount -t tmpfs -o size=64k tmpfs .' 2>/dev/null || exit 99\n"
    let outcome = try Program(
      path: "/bin/sh",
      arguments: [
        "-c",
        probe
          + "mkdir -p full; exec unshare --map-root-user --mount sh -c 'mount -t tmpfs -o size=64k tmpfs full; "
          + "PORTOLAN_CACHE=full/cache; export PORTOLAN_CACHE; exec \"$0\" render Shop.swift' \"$0\"",
        Tool.path,
      ], folder: bench.folder, environment: bench.environment()
    ).run()
    guard outcome.exitCode != 99 else { return }
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.text == (try bench.portolan("render", "Shop.swift").text))
  }
}
