namespace RiskPlatform.Client;

/// <summary>What <see cref="WebhookSignature.Verify"/> found. Only <see cref="Valid"/> can be trusted.</summary>
public enum WebhookVerdict
{
    /// <summary>Nothing was checked.</summary>
    Unchecked = 0,

    /// <summary>It was sent by who has the secret, unchanged, and not long ago.</summary>
    Valid = 1,

    /// <summary>One of the three headers is not there. Answer 400.</summary>
    MissingHeader = 2,

    /// <summary>
    /// The timestamp is no number, or no signature is of a version that is known here (<c>v1</c>). Answer 400.
    /// </summary>
    MalformedHeader = 3,

    /// <summary>No signature fits: the secret is another, or the message was changed. Answer 401.</summary>
    WrongSignature = 4,

    /// <summary>
    /// It is genuine and was signed too long ago: it was held back or sent again by somebody else, or a clock is wrong.
    /// Answer 401; the platform signs each of its attempts anew.
    /// </summary>
    TooOld = 5,

    /// <summary>It is genuine and was signed in the future: a clock is wrong. Answer 401.</summary>
    TooNew = 6,
}
