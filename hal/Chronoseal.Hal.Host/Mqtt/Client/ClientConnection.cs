using System.Net.Sockets;

namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>
    /// One connection from CONNECT to its end. Its own thread connects and reads with plain blocking calls, which is the
    /// shortest way from the wire to the caller; deadlines are kept by disposing the socket.
    /// </summary>
    internal sealed class ClientConnection
    {
        private const int StackBytes = 256 * 1024;
        private readonly MqttClientSettings _settings;
        private readonly ConnectPacket _connect;
        private readonly IConnectionEvents _events;
        private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);
        private readonly ManualResetEventSlim _opened = new(false);
        private readonly Lock _writeGate = new();
        private readonly ClientKeepAlive _keepAlive;
        private readonly Thread _thread;
        private ClientTls? _tls;
        private Stream? _stream;
        private ConnectResult? _result;
        private string? _endReason;
        private volatile bool _isTcpUp;
        private volatile bool _isOpen;
        private volatile bool _isLeaving;

        internal ClientConnection(MqttClientSettings settings, ConnectPacket connect, IConnectionEvents events)
        {
            _settings = settings;
            _connect = connect;
            _events = events;
            _keepAlive = new ClientKeepAlive(
                connect.KeepAliveSeconds,
                settings.ReplyTimeoutMilliseconds,
                () => Send(PacketEncoder.Encode(BarePacket.Pingreq)),
                reason => End(reason));
            _thread = new Thread(Run, StackBytes) { IsBackground = true, Name = "mqtt-client" };
        }

        internal PacketIds Ids { get; } = new(ClientLimits.InFlightCount);

        internal PendingReplies Replies { get; } = new();

        /// <summary>True from CONNACK to the end.</summary>
        internal bool IsOpen => Volatile.Read(ref _result) is { Outcome: Outcome.Ok } && Volatile.Read(ref _endReason) == null;

        /// <summary>Why it ended, or null while it has not.</summary>
        internal string? EndReason => Volatile.Read(ref _endReason);

        internal bool IsOwnThread => Thread.CurrentThread == _thread;

        internal ConnectResult Open(int timeoutMilliseconds)
        {
            _thread.Start();
            if (!_opened.Wait(timeoutMilliseconds))
            {
                string missing = _isOpen ? "CONNACK" : _isTcpUp ? "TLS connection" : "TCP connection";
                LinkFailure failure = _isTcpUp ? LinkFailure.NoAnswer : LinkFailure.Unreachable;
                SetResult(new ConnectResult(Outcome.Timeout, $"no {missing} within {timeoutMilliseconds / 1000.0:0.###} s", failure));
            }

            ConnectResult result = _result!;
            if (result.Outcome != Outcome.Ok)
            {
                End(result.Text);
            }

            return result;
        }

        /// <summary>Writes whole packets. A failure ends the connection.</summary>
        internal Outcome Send(byte[] bytes)
        {
            try
            {
                lock (_writeGate)
                {
                    if (_isLeaving || EndReason != null)
                    {
                        return Outcome.BusFault;
                    }

                    _stream!.Write(bytes);
                }
            }
            catch (Exception exception) when (ClientFailure.IsExpected(exception))
            {
                bool isTimeout = exception.InnerException is SocketException { SocketErrorCode: SocketError.TimedOut or SocketError.WouldBlock };
                End(isTimeout ? $"the broker did not take {bytes.Length} bytes within {_settings.ReplyTimeoutMilliseconds} ms" : ClientFailure.Of(exception, true, _tls).Text);
                return isTimeout ? Outcome.Timeout : Outcome.BusFault;
            }

            _keepAlive.OnSent();
            return Outcome.Ok;
        }

        /// <summary>Sends DISCONNECT and waits until the broker has hung up, at most <see cref="ClientLimits.CloseMilliseconds"/>.</summary>
        internal void Leave()
        {
            lock (_writeGate)
            {
                if (IsOpen && Send(PacketEncoder.Encode(BarePacket.Disconnect)) == Outcome.Ok)
                {
                    _isLeaving = true;
                    ShutdownSending();
                }
            }

            if (IsOwnThread || !_isLeaving)
            {
                End("disconnected by us");
            }
            else if (!_thread.Join(ClientLimits.CloseMilliseconds))
            {
                End("disconnected by us");
                _thread.Join(ClientLimits.CloseMilliseconds);
            }
        }

        /// <summary>Tears the connection down; the first reason counts.</summary>
        internal void End(string reason)
        {
            if (Interlocked.CompareExchange(ref _endReason, reason, null) == null)
            {
                _socket.Dispose();
            }
        }

        private void Run()
        {
            try
            {
                _tls = _settings.UseTls ? new ClientTls(_settings) : null;
                _stream = ClientTransport.Open(_socket, _settings);
                _isTcpUp = true;
                _stream = _tls?.Open(_stream) ?? _stream;
                _isOpen = true;
                Introduce(_stream);
                ReadAll(_stream);
            }
            catch (Exception exception) when (ClientFailure.IsExpected(exception))
            {
                ConnectResult failure = ClientFailure.Of(exception, _isTcpUp, _tls);
                Fail(failure.Outcome, failure.Text, failure.Failure);
            }
            finally
            {
                Finish();
            }
        }

        // A peer that has hung up already may have said why: the bytes that came before tell more than the failed write.
        private void Introduce(Stream stream)
        {
            try
            {
                stream.Write(PacketEncoder.Encode(_connect));
            }
            catch (IOException)
            {
                return;
            }
        }

        private void ReadAll(Stream stream)
        {
            var reader = new PacketReader(ClientLimits.IncomingPacketBytes, passesOverLarge: true);
            byte[] buffer = new byte[ClientLimits.ReceiveBytes];
            int firstByte = -1;
            while (EndReason == null)
            {
                ReadStatus status = reader.Next(out MqttPacket? packet);
                if (status == ReadStatus.Packet)
                {
                    Handle(packet!);
                    continue;
                }

                if (status == ReadStatus.Malformed)
                {
                    OnMalformed(firstByte, reader.Fault!.Reason);
                    return;
                }

                int count = stream.Read(buffer, 0, buffer.Length);
                if (count == 0)
                {
                    OnClosed();
                    return;
                }

                firstByte = firstByte < 0 ? buffer[0] : firstByte;
                reader.Append(buffer.AsSpan(0, count));
            }
        }

        private void OnMalformed(int firstByte, string reason)
        {
            bool isMqtt = firstByte == FixedHeader.FirstByteOf(PacketType.Connack);
            string text = isMqtt ? $"malformed packet: {reason}" : $"answered with something that is not MQTT: first byte 0x{firstByte:x2}";
            Fail(Outcome.WrongReply, text, LinkFailure.NotMqtt);
        }

        private void OnClosed()
        {
            Fail(Outcome.Nack, _isLeaving ? "disconnected by us" : _result == null ? "closed the connection before CONNACK" : "closed by the broker", LinkFailure.Lost);
        }

        private void Handle(MqttPacket packet)
        {
            if (_result == null)
            {
                HandleFirst(packet);
                return;
            }

            switch (packet)
            {
                case PublishPacket publish:
                    Receive(publish);
                    break;
                case PubackPacket puback when !Replies.Holds(puback.PacketId):
                    Acknowledge(puback.PacketId);
                    break;
                case SubackPacket suback:
                    Answer(suback.PacketId, suback);
                    break;
                case UnsubackPacket unsuback:
                    Answer(unsuback.PacketId, unsuback);
                    break;
                case BarePacket { Type: PacketType.Pingresp }:
                    _keepAlive.OnPingresp();
                    break;
                default:
                    Fail(Outcome.WrongReply, $"a broker must not send this {PacketNames.Of(packet.Type)}", LinkFailure.NotMqtt);
                    break;
            }
        }

        private void HandleFirst(MqttPacket packet)
        {
            if (packet is not ConnackPacket connack)
            {
                Fail(Outcome.WrongReply, $"answered CONNECT with {PacketNames.Of(packet.Type)}", LinkFailure.NotMqtt);
            }
            else if (connack.ReturnCode != ConnectReturnCode.Accepted)
            {
                string text = $"refused: {ConnectReturnCodes.Name(connack.ReturnCode)} ({(int)connack.ReturnCode})";
                LinkFailure failure = LinkFailures.OfReturnCode((int)connack.ReturnCode);
                SetResult(new ConnectResult(Outcome.DeviceError, text, failure) { ReturnCode = connack.ReturnCode });
                End(text);
            }
            else
            {
                _keepAlive.Start();
                SetResult(new ConnectResult(Outcome.Ok, string.Empty) { SessionPresent = connack.SessionPresent });
            }
        }

        private void Receive(PublishPacket publish)
        {
            if (_isLeaving)
            {
                return;
            }

            Action tell = publish.DroppedBytes > 0 ? () => _events.OnPassedOver(this, publish) : () => _events.OnReceived(this, publish);
            if (!Guard(tell, "Received"))
            {
                return;
            }

            if (publish.Qos == Qos.AtLeastOnce)
            {
                Send(PacketEncoder.Encode(new PubackPacket { PacketId = publish.PacketId }));
            }
        }

        private void Acknowledge(int packetId)
        {
            if (Ids.Release(packetId))
            {
                Guard(() => _events.OnAcknowledged(this, packetId), "Acknowledged");
            }
        }

        private void Answer(int packetId, MqttPacket packet)
        {
            if (Replies.Complete(packetId, packet))
            {
                Ids.Release(packetId);
            }
        }

        /// <summary>A message that its receiver could not take must not be acknowledged: the connection ends instead.</summary>
        private bool Guard(Action call, string name)
        {
            try
            {
                call();
                return true;
            }
            catch (Exception exception)
            {
                End($"the receiver of {name} threw {exception.GetType().Name}");
                return false;
            }
        }

        private void Fail(Outcome outcome, string reason, LinkFailure failure)
        {
            SetResult(new ConnectResult(outcome, reason, failure));
            End(_isLeaving ? "disconnected by us" : reason);
        }

        private void SetResult(ConnectResult result)
        {
            Interlocked.CompareExchange(ref _result, result, null);
            _opened.Set();
        }

        private void Finish()
        {
            End("closed");
            _keepAlive.Dispose();
            _stream?.Dispose();
            _tls?.Dispose();
            foreach (int id in Replies.Close())
            {
                Ids.Release(id);
            }

            int[] lostIds = Ids.ReleaseAll();
            if (_result is { Outcome: Outcome.Ok })
            {
                _events.OnEnded(this, lostIds, EndReason!);
            }
        }

        private void ShutdownSending()
        {
            try
            {
                _socket.Shutdown(SocketShutdown.Send);
            }
            catch (Exception exception) when (ClientFailure.IsExpected(exception))
            {
                End(ClientFailure.Of(exception, true, _tls).Text);
            }
        }
    }
}
