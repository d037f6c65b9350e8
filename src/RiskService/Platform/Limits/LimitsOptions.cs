using System.ComponentModel.DataAnnotations;

namespace RiskPlatform.RiskService.Platform.Limits;

/// <summary>The largest request that is taken. Section <c>Limits</c>. What exceeds one is INVALID_ARGUMENT.</summary>
public sealed class LimitsOptions
{
    /// <summary>Observations in one assessment. 1 to 5,000; default 200.</summary>
    [Range(1, 5_000)]
    public int Observations { get; set; } = 200;

    /// <summary>Characters of verbatim words, an opinion, a reason or a note. 100 to 100,000; default 10,000.</summary>
    [Range(100, 100_000)]
    public int TextLength { get; set; } = 10_000;

    /// <summary>Characters of a reference or a name. 20 to 1,000; default 200.</summary>
    [Range(20, 1_000)]
    public int ReferenceLength { get; set; } = 200;

    /// <summary>Characters of an identifier of a worker. 20 to 500; default 100.</summary>
    [Range(20, 500)]
    public int WorkerIdLength { get; set; } = 100;

    /// <summary>People in one case. 2 to 500; default 50.</summary>
    [Range(2, 500)]
    public int Parties { get; set; } = 50;

    /// <summary>Workers on one case at a time. 1 to 500; default 50.</summary>
    [Range(1, 500)]
    public int Allocations { get; set; } = 50;

    /// <summary>Safeguarding actions, or workers of a contact, in one request. 1 to 500; default 50.</summary>
    [Range(1, 500)]
    public int ListItems { get; set; } = 50;

    /// <summary>Bytes of one message; gRPC refuses a larger one with RESOURCE_EXHAUSTED. Default 4 MiB.</summary>
    [Range(64 * 1024, 64 * 1024 * 1024)]
    public int MessageBytes { get; set; } = 4 * 1024 * 1024;
}
