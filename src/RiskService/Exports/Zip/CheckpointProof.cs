namespace RiskPlatform.RiskService.Exports.Zip;

/// <summary>
/// A signed checkpoint, and that the case was in it: how long its chain was, its last hash, and the path from there to
/// the root that was signed.
/// </summary>
internal sealed record CheckpointProof(
    long Number, DateTimeOffset Time, long ChainCount, byte[] Root, byte[] PreviousStatementHash, byte[] Signature,
    byte[] KeyId, string PublicKeyPem, long LeafIndex, long EntryCount, byte[] HeadHash, IReadOnlyList<byte[]> Path);
