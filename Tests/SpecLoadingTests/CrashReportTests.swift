import Diagnostics
import Testing

@testable import SpecLoading

struct CrashReportTests {
  private func report(_ backtrace: String, _ standardError: String) throws -> CrashReport {
    let bench = try Workbench(["App.swift": "", "Extra.swift": ""])
    return CrashReport(
      backtrace: Array(backtrace.utf8), standardError: Array(standardError.utf8),
      of: try SpecSources(reading: "\(bench.folder)/spec"))
  }

  @Test func `the position is the innermost frame in the spec, and the reason is the last fatal error`()
    throws
  {
    let report = try report(
      """
      Thread 0 "spec" crashed:

        0  0x00007f _assertionFailure(_:) + 623 in libswiftCore.so at /elsewhere/sources/Assert.swift:7:3
        1  0x0000a0 thunk in spec at /tmp/portolan-x/sources/App.swift
        2  0x0000a1 regions() + 8 in spec at /tmp/portolan-x/sources/Extra.swift:9:27
        3  0x0000a2 Shop.services(in:) + 8 in spec at /tmp/portolan-x/sources/App.swift:3:1
      """, "Spec/App.swift:5: Fatal error: first\nSwift/Array.swift:692: Fatal error: Index out of range\n")
    #expect(report.location == FileLocation(file: "Extra.swift", line: 9, column: 27))
    #expect(report.reason == "Index out of range")
  }

  @Test func `without a backtrace, the position is the fatal error's position`() throws {
    let report = try report("", "Spec/App.swift:5: Fatal error: no such region\n")
    #expect(report.location == FileLocation(file: "App.swift", line: 5, column: 1))
    #expect(report.reason == "no such region")
  }

  @Test func `empty reports have no position and no reason`() throws {
    let report = try report("\u{0}\n/sources/", "Fatal error\nApp.swift:x:\n")
    #expect(report.location == nil)
    #expect(report.reason == nil)
  }

  @Test func `announcements of a backtrace are not output of the spec`() {
    let words = "before\n*** Signal 4: Backtracing from 0x7f... done ***\nafter\n"
    #expect(CrashReport.withoutAnnouncement(Array(words.utf8)) == Array("before\nafter\n".utf8))
  }
}
