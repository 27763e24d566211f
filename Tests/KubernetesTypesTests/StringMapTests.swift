import KubernetesFacts
import KubernetesTypes
import Testing

@Suite struct StringMapTests {
  @Test func `maps with the same entries in a different order are equal`() {
    let map: StringMap = ["a": "1", "b": "2"]
    #expect(map == ["b": "2", "a": "1"])
    #expect(map != ["a": "1", "b": "3"])
    #expect(map != ["a": "1"])
    #expect(map != ["a": "1", "c": "2"])
  }

  @Test func `setting a key keeps its position and setting nil removes it`() {
    var map: StringMap = ["a": "1", "b": "2"]
    map["a"] = "3"
    map["c"] = "4"
    map["b"] = nil
    map["d"] = nil
    #expect(Array(map.keys) == ["a", "c"])
    #expect(map["a"] == "3")
    #expect(map["b"] == nil)
  }

  @Test func `for a duplicate key, the last value is kept at the first position`() {
    let map: StringMap = ["a": "1", "b": "2", "a": "3"]
    #expect(map.map(\.value) == ["3", "2"])
  }

  @Test func `merging adds the other map's entries`() {
    let map: StringMap = ["a": "1", "b": "2"]
    let merged = map.merging(["c": "3", "a": "4"])
    #expect(merged.map(\.key) == ["a", "b", "c"])
    #expect(merged.map(\.value) == ["4", "2", "3"])
  }
}
