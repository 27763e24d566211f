import Diagnostics
import Foundation
import Testing

@testable import SpecLoading

struct ChildProcessTests {
  private func process(_ script: String, _ arguments: [String] = [], limit: Duration = .seconds(60))
    -> ChildProcess
  {
    ChildProcess(
      script: script, arguments: arguments, environment: [(name: "PATH", value: "/usr/bin:/bin")],
      timeLimit: limit)
  }

  @Test(arguments: [
    ("exit 0", ChildProcess.Ending.exited(0)), ("exit 7", .exited(7)), ("kill -TERM $$", .signalled(SIGTERM)),
    ("[ \"$(cat)\" = '' ]", .exited(0)),
  ])
  func `the ending of a process is returned`(_ script: String, _ ending: ChildProcess.Ending) async throws {
    #expect(try await process(script).run() == ending)
  }

  @Test func `only the given variables are passed`() async throws {
    let script = "[ \"$(env | grep -v -e ^PWD= -e ^_= -e ^SHLVL= | tr '\\n' ' ')\" = 'PATH=/usr/bin:/bin ' ]"
    #expect(try await process(script).run() == .exited(0))
  }

  @Test(arguments: [(Duration.zero, ChildProcess.Ending.exited(3)), (.seconds(1), .outOfTime)])
  func `a process is stopped after it has used its own time, not because the machine is busy`(
    used: Duration, _ ending: ChildProcess.Ending
  ) async throws {
    var process = process("sleep 1; exit 3", limit: .milliseconds(300))
    process.usedTime = { used }
    #expect(try await process.run() == ending)
  }

  #if os(Linux)
    @Test func `the time of a process is known`() throws {
      #expect(try #require(ProcessTime.of(getpid())) > .zero)
      #expect(ProcessTime.of(-1) == .zero)
    }
  #endif

  @Test func `children do not outlive a process that timed out or ended`() async throws {
    let bench = try Workbench()
    for (name, rest, ending) in [
      ("slow", "sleep 600", ChildProcess.Ending.outOfTime), ("quick", "exit 0", .exited(0)),
    ] {
      let file = "\(bench.folder)/\(name)"
      let script = "sleep 600 & echo $! >\"$1\"; \(rest)"
      #expect(
        try await process(script, [file], limit: name == "slow" ? .seconds(2) : .seconds(600)).run() == ending
      )
      let child = try #require(pid_t(String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")[0]))
      var isRunning = true
      for _ in 0..<200 where isRunning {
        isRunning = Self.isRunning(child)
        if isRunning { try await Task.sleep(for: .milliseconds(50)) }
      }
      #expect(!isRunning)
    }
  }

  /// Whether a process exists and is not a zombie.
  private static func isRunning(_ process: pid_t) -> Bool {
    guard kill(process, 0) == 0 else { return false }
    let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return state?.contains(") Z ") != true
  }

  @Test func `a canceled task kills the process`() async throws {
    let task = Task { try await process("sleep 86400").run() }
    try await Task.sleep(for: .milliseconds(100))
    task.cancel()
    let outcome = await task.result
    let error = #expect(throws: SpecLoadingError.self) { try outcome.get() }
    #expect(error?.kind == .interrupted)
  }
}
