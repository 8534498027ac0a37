using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Chronoseal.Evidence.Display;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>A verified time stamp, or why it is none.</summary>
    /// <param name="Verdict">What came of it.</param>
    /// <param name="Reason">A clause without a full stop; empty when valid.</param>
    /// <param name="TimeMicroseconds">genTime, UTC in microseconds since 1970.</param>
    /// <param name="AccuracyMicroseconds">Stated accuracy in microseconds, or null where the authority states none.</param>
    /// <param name="Authority">Subject of the signing certificate.</param>
    public sealed record Timestamp(TimestampVerdict Verdict, string Reason, long TimeMicroseconds, long? AccuracyMicroseconds, string Authority)
    {
        private const string Sha256Oid = "2.16.840.1.101.3.4.2.1";

        /// <summary>Verifies an entry.</summary>
        /// <param name="entry">The entry.</param>
        /// <param name="statementHash">SHA-256 of the statement that it has to be about.</param>
        /// <param name="roots">Authorities to trust, or null to leave that open.</param>
        public static Timestamp Verify(TimestampEntry entry, ReadOnlySpan<byte> statementHash, TimestampRoots? roots)
        {
            try
            {
                if (!Rfc3161TimestampToken.TryDecode(entry.Token, out Rfc3161TimestampToken? token, out int lengthBytes) || lengthBytes != entry.Token.Length)
                {
                    return Failed(TimestampVerdict.Malformed, "it is not a token of RFC 3161");
                }

                return Verify(entry, token, statementHash, roots);
            }
            catch (CryptographicException exception)
            {
                return Failed(TimestampVerdict.Malformed, exception.Message.TrimEnd('.'));
            }
        }

        /// <summary>What the time stamp proves, and what not.</summary>
        /// <param name="statement">Number of the stamped statement.</param>
        /// <param name="itemCount">Items covered by this statement and those before it.</param>
        public string Describe(long statement, long itemCount)
        {
            string accuracy = AccuracyMicroseconds is { } microseconds ? $"give or take {microseconds / 1e6:0.######} s" : "with an accuracy that it does not state";
            string trust = Verdict == TimestampVerdict.Valid ? "" : " Nobody here vouches for that authority.";
            return $"Statement {statement}, the statements before it and the {itemCount} items they cover existed before {ReadingText.FormatStamp(TimeMicroseconds)}, {accuracy}, "
                + $"according to {Authority}.{trust} That does not prove when they were measured, nor that nothing was left out before they were received.";
        }

        private static Timestamp Verify(TimestampEntry entry, Rfc3161TimestampToken token, ReadOnlySpan<byte> statementHash, TimestampRoots? roots)
        {
            Rfc3161TimestampTokenInfo info = token.TokenInfo;
            if (info.HashAlgorithmId.Value != Sha256Oid || !info.GetMessageHash().Span.SequenceEqual(statementHash) || !entry.StatementHash.Span.SequenceEqual(statementHash))
            {
                return Failed(TimestampVerdict.WrongImprint, "it is over something else than this statement");
            }

            if (info.GetNonce() is not { } nonce || !nonce.Span.SequenceEqual(entry.Nonce.Span))
            {
                return Failed(TimestampVerdict.WrongNonce, "it answers another request");
            }

            if (!token.VerifySignatureForHash(statementHash, HashAlgorithmName.SHA256, out X509Certificate2? signer))
            {
                return Failed(TimestampVerdict.WrongSignature, "its signature is wrong, or the certificate was not valid for time stamping at that time");
            }

            var found = new Timestamp(TimestampVerdict.Valid, "", MicrosecondsOf(info.Timestamp), info.AccuracyInMicroseconds, signer.Subject);
            if (roots is null)
            {
                return found with { Verdict = TimestampVerdict.NotVouchedFor, Reason = "no roots were given to hold its authority against" };
            }

            return roots.Vouch(signer, token.AsSignedCms().Certificates, info.Timestamp, out string reason)
                ? found
                : found with { Verdict = TimestampVerdict.UnknownAuthority, Reason = $"no given root vouches for {signer.Subject} ({reason})" };
        }

        private static Timestamp Failed(TimestampVerdict verdict, string reason) => new(verdict, reason, 0, null, "");

        private static long MicrosecondsOf(DateTimeOffset time) =>
            Math.Clamp((time.UtcDateTime - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond, 0, Frames.FrameLimits.LargestTimeMicroseconds);
    }
}
