using Google.Protobuf;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>What the request of every move says.</summary>
internal interface IMoveRequest : IMessage
{
    string ReferralId { get; }

    MoveDetails? Details { get; }

    string Etag { get; }

    string RequestId { get; }
}

/// <summary>What the answer to every move says.</summary>
internal interface IMoveResponse
{
    ReferralStanding Standing { get; set; }
}
