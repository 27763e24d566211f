import KubernetesFacts
import TestSupport
import Testing

@Suite struct KubernetesVersionTests {
  @Test(arguments: [
    ("1.31", 31), ("v1.31", 31), ("1.31.4", 31), ("v1.31.4-gke.1200", 31), ("1.31+", 31),
    ("v1.37.0-rc.1", 37),
    ("1", nil), ("2.1", nil), ("1.", nil), ("1.x", nil), ("1.31x", nil), ("", nil),
    ("1.99999999999999999999", nil),
  ])
  func `a version is parsed in the forms of clusters and users`(text: String, minor: Int?) {
    #expect(KubernetesVersion(text)?.minor == minor)
  }

  @Test func `the README names the oldest and the newest known version`() {
    let range = "schemas of Kubernetes \(KubernetesVersion.oldest) to \(KubernetesVersion.newest)"
    #expect(RecordedFile("README.md").text?.contains(range) == true, "expected '\(range)'")
  }

  @Test func `versions are ordered by age`() {
    #expect(KubernetesVersion(minor: 9) < KubernetesVersion(minor: 31))
    #expect(KubernetesVersion(minor: 31).description == "1.31")
  }
}
