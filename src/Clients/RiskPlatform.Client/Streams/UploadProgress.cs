namespace RiskPlatform.Client;

/// <summary>How far a file is that is sent.</summary>
/// <param name="Bytes">How many bytes were sent, from 0. Begins anew where the file is sent again.</param>
/// <param name="TotalBytes">The size of the whole file in bytes; 0 where it is not known.</param>
public sealed record UploadProgress(long Bytes, long TotalBytes);
