import Diagnostics
import Testing

@testable import SpecLoading

struct CacheFolderTests {
  @Test(arguments: [
    (["PORTOLAN_CACHE": "/c", "XDG_CACHE_HOME": "/x", "HOME": "/h"], "/c"),
    (["XDG_CACHE_HOME": "/x", "HOME": "/h"], "/x/portolan"),
    (["PORTOLAN_CACHE": "", "XDG_CACHE_HOME": "", "HOME": ""], nil),
    ([:], nil),
  ])
  func `the environment says where the cache is`(_ environment: [String: String], _ path: String?) {
    #expect(CacheFolder(in: environment)?.path == path)
  }

  @Test func `clearing removes what Portolan keeps and nothing else`() throws {
    let bench = try Workbench()
    let cache = bench.cache
    try cache.clear()
    for folder in [cache.records, cache.modules, cache.digests] { try Files.makeFolder("\(folder)/one") }
    try Files.save([1], to: "\(cache.path)/letter")
    try cache.clear()
    #expect(try Files.names(in: cache.path) == ["letter"])

    try Files.remove("\(cache.path)/letter")
    try cache.clear()
    #expect(!Files.exists(cache.path))
  }

  @Test func `records that were used longest ago go first, and none that was used within the hour`() throws {
    let bench = try Workbench()
    let cache = bench.cache
    let record = SpecRecord(payload: [1], compilerOutput: [], standardError: [2])
    let old = Files.now() - 2 * CacheFolder.shelterSeconds
    for number in 0..<CacheFolder.recordLimit + 3 {
      let folder = "\(cache.records)/\(number)"
      try Files.makeFolder(folder)
      Files.touch(folder, at: old + number)
    }
    try Files.makeFolder("\(cache.records)/draft-dead")
    Files.touch("\(cache.records)/draft-dead", at: old)
    for number in 0..<2 { Files.touch("\(cache.records)/\(number)") }
    try cache.keep(record, as: CacheKey(text: "new"))

    let names = try Set(Files.names(in: cache.records))
    #expect(names.isSuperset(of: ["0", "1", "new"]))
    #expect(names.isDisjoint(with: ["2", "3", "4", "5", "draft-dead"]))
    #expect(names.count == CacheFolder.recordLimit)
    #expect(cache.record(of: CacheKey(text: "new")) == record)
  }

  @Test func `a record with a missing or cut part is none, and goes`() throws {
    let bench = try Workbench()
    let key = CacheKey(text: "key")
    let record = SpecRecord(payload: Array("{}\n".utf8), compilerOutput: [1], standardError: [])
    for damage in ["payload.json", "compiler.txt", "seal"] {
      try bench.cache.keep(record, as: key)
      #expect(bench.cache.record(of: key) == record)
      try Files.save([], to: "\(bench.cache.records)/key/\(damage)")
      #expect(bench.cache.record(of: key) == nil)
      #expect(try Files.names(in: bench.cache.records) == [])
    }
  }

  @Test func `fields of a digest don't blur into each other`() {
    func digest(_ lists: [[String]]) -> String {
      var digest = FieldDigest()
      for list in lists { digest.add(list) }
      return digest.hexadecimal()
    }
    let digests = [[["ab"], []], [["a", "b"], []], [["a"], ["b"]], [["ab", ""], []], [[], ["ab"]]].map(digest)
    #expect(Set(digests).count == digests.count)
    #expect(digests[0].count == 64)
  }
}
