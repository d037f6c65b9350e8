using RiskPlatform.V1;

namespace RiskPlatform.Client;

/// <summary>How far a history is.</summary>
/// <param name="StoredCount">How many entries of the stream are stored durably, from 0.</param>
/// <param name="Receipts">
/// Those acknowledged with this, with number, hash and practice flags, in order. Each is reported once; those of
/// entries that were stored just before the connection was cut may never be.
/// </param>
public sealed record HistoryProgress(long StoredCount, IReadOnlyList<EntryReceipt> Receipts);
