import Diagnostics
import Portolan
import Testing

@Suite struct `Errors in experiments` {
  @Test func `of a load are reported at its declaration`() throws {
    let found = try faults {
      LoadTest("load", siege: "/", against: "basket", clients: 0, for: .seconds(0), line: 20)
      LoadTest("path", siege: "carts", against: "cart", clients: 1, for: .seconds(30), line: 21)
      LoadTest(
        "users", locust: "absent.py", against: "cart", users: 1, spawnRate: 0, for: .minutes(1), line: 22)
      LoadTest("db-load", siege: "/", against: "db", clients: 1, for: .seconds(30), line: 23)
    }
    #expect(
      found == [
        "20 out-of-range", "20 out-of-range", "20 unknown-service", "21 malformed-path", "22 missing-script",
        "22 out-of-range", "23 no-served-port",
      ])
  }

  @Test func `of disruptions are reported at their declarations`() throws {
    let found = try faults {
      RollingRestart("a", of: "cart", every: .minutes(2), for: .minutes(1), line: 20)
      RollingRestart("b", of: "db", every: .seconds(0), for: .minutes(1), line: 21)
      RollingRestart("c", of: "carts", every: .seconds(30), for: .minutes(1), line: 22)
      SpotInterruption("d", count: 0, every: .minutes(1), for: .minutes(5), line: 23)
      NodeDrain("e", every: .minutes(2), for: .minutes(1), line: 24)
      ZoneOutage("f", of: "", for: .minutes(1), line: 25)
      NodeLoss("g", count: 0, line: 26)
      FaultInjection(
        "h", on: "cart", in: "chaos", delayed: 101, abort: 99, for: .minutes(1), line: 27)
    }
    #expect(
      found == [
        "20 interval-above-duration", "21 out-of-range", "21 restart-without-deployment",
        "22 unknown-service", "23 out-of-range", "24 interval-above-duration", "25 out-of-range",
        "26 out-of-range", "27 out-of-range", "27 out-of-range", "27 unknown-profile",
      ])
  }

  @Test func `of names, objectives, and combinations are reported`() throws {
    let found = try faults {
      NodeDrain("drain")
      NodeDrain("drain", line: 20)
      LoadTest("cart", siege: "/", against: "cart", clients: 1, for: .seconds(30), line: 21)
      NodeLoss("loss", count: 1).slo(availability: 101, line: 22)
      Together("alone", line: 23) { ZoneOutage(for: .minutes(1)) }
    }
    #expect(
      found == [
        "20 repeated-experiment", "21 experiment-named-as-service", "22 out-of-range", "23 out-of-range",
      ])
  }

  @Test func `of an invalid name are reported only once`() throws {
    let found = try faults {
      LoadTest("Load Test", siege: "/", against: "cart", clients: 1, for: .seconds(30), line: 20)
      RollingRestart("the_restart", of: "cart", every: .seconds(10), for: .seconds(20), line: 21)
      NodeDrain("", line: 22)
      Together("-both", line: 23) {
        ZoneOutage("zone.a", for: .minutes(1), line: 24)
        NodeLoss(String(repeating: "x", count: 64), count: 1, line: 25)
        LoadTest(
          String(repeating: "y", count: 64), siege: "/", against: "cart", clients: 1, for: .seconds(30),
          line: 26)
      }
    }
    #expect(
      found == [
        "20 malformed-name", "21 malformed-name", "22 malformed-name", "23 malformed-name",
        "24 malformed-name",
        "25 long-name", "26 long-name",
      ])
  }

  @Test func `are not reported for valid experiments`() throws {
    let found = try faults {
      Together("load-and-restart") {
        LoadTest("load", siege: "/", against: "cart", clients: 30, for: .seconds(30))
        RollingRestart(of: "cart", every: .seconds(30), for: .minutes(1))
      }
      .slo(availability: 99.9)
      SpotInterruption(every: .minutes(1), for: .minutes(5))
    }
    #expect(
      found == [])
  }

  @Test func `suggest a service for a misspelled target`() throws {
    var app = app
    app.listedExperiments = [
      LoadTest("load", siege: "/", against: "carts", clients: 1, for: .seconds(30)).experiment
    ]
    #expect(try app.faults().map(\.fix) == ["did you mean 'cart'?"])
  }

  private var app: TestApp {
    TestApp(listedServices: [
      Service("cart", image: "cart:1") { Port(.http, 80) },
      Service("db", .statefulSet(), image: "db:1"),
    ])
  }

  private func faults(@ListBuilder<Experiment> _ experiments: () -> [Experiment]) throws -> [String] {
    var app = app
    app.listedExperiments = experiments()
    return try app.faults().map(\.shortText)
  }
}
