import ManifestTree
import Testing

/// What a Kubernetes 1.36 API server stored for quantities that were written to it as YAML, in the fields of resources,
/// claims, quotas, volumes and autoscalers.
@Suite struct StoredQuantityTests {
  @Test(arguments: [
    ("1", ["1", "1.0", "\"1\"", "\"1.0\"", "1000m", "\"1000m\"", "1e0", "1E0", "\" 1\""]),
    ("1e0", ["\"1e0\""]),
    ("500m", ["0.5", ".5", "\"0.50\"", "500m", "5e-1", "500000u", "500000000n"]),
    ("100m", ["0.1", "100m", "1e-1"]),
    ("1m", ["0.0005", "500u", "0.0001", "1u"]),
    ("1500m", ["1500m", "1.5"]),
    ("2", ["2", "2000m", "2.0", "02", "0x2", "\"2\""]),
    ("+2", ["\"+2\""]),
    ("02", ["\"02\""]),
    ("2k", ["2k", "2000"]),
    ("1k", ["1e3", "1_000", "1k", "1000"]),
    ("1e3", ["\"1e3\""]),
    ("1E3", ["\"1E3\""]),
    ("0", ["0", "\"0\"", "0m"]),
    ("250m", ["0.25", "250m", "\".25\""]),
    ("1235m", ["\"1.2345678\""]),
    ("1Gi", ["1024Mi", "1Gi", "1048576Ki", "1.0Gi"]),
    ("1073741824", ["1073741824", "\"1073741824\""]),
    ("512Mi", ["0.5Gi", "512Mi", "524288Ki"]),
    ("536870912", ["536870912"]),
    ("1536Mi", ["1.5Gi", "1536Mi"]),
    ("1280Mi", ["1.25Gi", "1280Mi"]),
    ("107374182400m", ["0.1Gi", "\"107374182.4\""]),
    ("1G", ["1G", "1000M", "1000000k", "1e9", "1E9", "1000000000"]),
    ("1e9", ["\"1e9\""]),
    ("3Gi", ["3072Mi", "3Gi"]),
    ("1024", ["1024"]),
    ("1Ki", ["1Ki"]),
    ("1Mi", ["1Mi", "1024Ki"]),
    ("1M", ["1M", "1e6", "1000k"]),
    ("1E", ["1E", "1e18", "\"1E\""]),
    ("1Ei", ["1Ei"]),
    ("128974848", ["128974848", "128974848000m"]),
    ("129M", ["129e6", "129M"]),
    ("123Mi", ["123Mi"]),
    ("1Ti", ["1Ti", "1024Gi"]),
    ("1536Gi", ["1.5Ti"]),
    ("2Gi", ["2048Mi"]),
    ("10G", ["10G", "10e9", "10000M"]),
    ("10737418240", ["\"10737418240\""]),
    ("10Gi", ["10Gi"]),
    ("512Gi", ["0.5Ti", "512Gi"]),
    ("10", ["10", "\"10\"", "10.0", "1e1", "0.01k", "10000m"]),
  ])
  func `a quantity is formatted as the server stored it`(stored: String, written: [String]) throws {
    for text in written {
      let node = try #require(
        YAMLReader.read(Array("v: \(text)".utf8), from: "a.yaml").documents.first?.node["v"])
      #expect(try Quantity(node)?.roundedToMilli.description == stored, "\(text)")
    }
  }
}
