namespace RiskPlatform.Client;

/// <summary>How far a download is.</summary>
/// <param name="Bytes">How many bytes are written, from 0.</param>
/// <param name="TotalBytes">The size of the whole file in bytes; 0 while not known.</param>
public sealed record DownloadProgress(long Bytes, long TotalBytes);
