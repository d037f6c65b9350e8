using Grpc.Core;
using RiskPlatform.Client.Errors;

namespace RiskPlatform.Client;

/// <summary>
/// What arrived is not the file that the service made: its size or its SHA-256 is another (<c>CONTENT_MISMATCH</c>,
/// RECORD-6). Delete it, and use none of it.
/// </summary>
public sealed class ContentMismatchException : RiskPlatformException
{
    internal ContentMismatchException(string message)
        : base(ErrorParts.Of(StatusCode.DataLoss, message, "CONTENT_MISMATCH"))
    {
    }
}
