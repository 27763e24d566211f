import Expansion
import ManifestTree
import Portolan
import Testing

@Suite struct `Scripts of experiments` {
  @ListBuilder<Experiment> private var load: [Experiment] {
    LoadTest("load", siege: "/", against: "cart", clients: 1, for: .seconds(30))
  }

  @Test(arguments: [ServiceDefaults.all, ServiceDefaults.all.subtracting(.labels)])
  func `select a Job by a label that every Job of an experiment has`(defaults: ServiceDefaults) throws {
    var app = TestApp(listedServices: [
      Service("cart", image: "cart:1") { Port(.http, 8080, servedAt: 80) }
    ])
    app.selectorLabel = "service"
    app.defaults = defaults
    app.listedExperiments = load
    let expansion = try app.expansion()
    let jobs = (0..<expansion.partCount).flatMap { expansion.part($0).objects }
      .filter { $0.identity.kind == "Job" }
    #expect(jobs.map { $0.node["metadata"]?["labels"]?["portolan.dev/experiment"]?.text } == ["load"])
    let files = expansion.experimentFiles
    let script = try #require(files.first { $0.name == "run-experiments.sh" }?.text)
    #expect(script.contains(#"get job --selector "portolan.dev/experiment=$1""#))
    let readme = try #require(files.first { $0.name == "README.md" }?.text)
    #expect(readme.contains("get job --selector portolan.dev/experiment=load "))
  }
}
