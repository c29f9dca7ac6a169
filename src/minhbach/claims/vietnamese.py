"""The Vietnamese phrases of each cue, northern and southern, written with their diacritics."""

from minhbach.claims.cues import Cue, PhraseBook

_PHRASES: dict[Cue, str] = {
    Cue.GREETING: """
        xin chào, kính chào, chào, chào anh, chào chị, chào cô, chào chú, chào bạn, chào ad, chào
        admin, chào mọi người, cảm ơn, xin cảm ơn, cám ơn, xin cám ơn, thân ái, trân trọng cảm ơn,
        kính thưa, xin phép, tạm biệt, alo, hello, dạ vâng, vâng ạ, kính gửi
    """,
    Cue.WISH: """
        mong, rất mong, mong rằng, mong sao, mong muốn, kính mong, hy vọng, hi vọng, ước gì, ước
        sao, giá mà, giá như, phải chi, cầu mong, chúc, xin chúc, kính đề nghị, đề nghị, kiến
        nghị, yêu cầu, xin hãy, hãy, làm ơn, vui lòng, xin vui lòng, nhờ, xin hỏi giúp, cho tôi
        xin, cho em xin, cho hỏi xin, xin được, xin cho, muốn được, muốn nhà nước, muốn thành phố,
        muốn chính quyền, cần phải sớm, đừng, xin đừng, nên sớm, sớm có biện pháp, cứu giúp, giúp
        tôi, giúp em, giúp dân, giùm, dùm, đi nhé, nhé, nghen, hướng dẫn giúp
    """,
    Cue.JUDGEMENT: """
        vô lý, quá tệ, tệ quá, tồi tệ, tuyệt vời, quá hay, hay quá, đẹp quá, quá đẹp, xấu quá, quá
        xấu, đáng tiếc, thật tiếc, đáng buồn, buồn quá, thật buồn, đáng khen, bất công, không công
        bằng, không hợp lý, bất hợp lý, hợp lý, chán quá, quá chán, chán ghê, dở ẹc, dở tệ, quá
        dở, thất vọng, bức xúc, đáng xấu hổ, xấu hổ, kém cỏi, yếu kém, vô trách nhiệm, vô cảm,
        quan liêu, lố bịch, nực cười, ngu ngốc, thiếu trách nhiệm, quá đắt, đắt quá, mắc quá, quá
        mắc, quá chậm, chậm quá, chậm chạp, quá đáng, hết sức phi lý, phi lý, đáng lẽ, lẽ ra, đáng
        ra, nên được, không nên, đáng yêu, dễ thương, dễ sợ, kinh khủng, tốt nhất là, tốt hơn hết,
        đẹp nhất nước, ngon nhất, xứng đáng, không xứng đáng, quá tuyệt, tuyệt quá, rất đẹp, rất
        tốt, rất xấu, rất tệ, rất hay, rất dở, lãng phí, phí tiền, đáng tin, khó chấp nhận, không
        thể chấp nhận, ghê quá, hay ghê, đẹp ghê, mắc ghê
    """,
    Cue.FRAME: """
        theo tôi, theo em, theo mình thì, theo ý tôi, tôi nghĩ, em nghĩ, mình nghĩ, tui nghĩ, tôi
        cho rằng, tôi thấy, em thấy, mình thấy, tui thấy, tôi tin, tôi tin rằng, theo quan điểm,
        quan điểm của tôi, thiết nghĩ, nói thật, thú thật, có lẽ, chắc là, hình như, dường như,
        tôi cảm thấy, cá nhân tôi, ý kiến của tôi
    """,
    Cue.FORECAST: """
        có thể sẽ, chắc sẽ, có lẽ sẽ, chắc chắn sẽ, sớm muộn, sớm muộn gì, thể nào cũng, kiểu gì
        cũng, thế nào cũng, rồi sẽ, e rằng, e là, biết đâu, dự báo, dự đoán, tiên đoán, nguy cơ
        sẽ, có khả năng sẽ, nhiều khả năng, chưa biết chừng, trong tương lai, mai mốt, không bao
        giờ, nếu cứ, nếu như, khéo lại, coi chừng, thì sẽ, nhất định sẽ
    """,
    Cue.PLAN: """
        sẽ, dự kiến, sắp, sắp tới, chuẩn bị, có kế hoạch, lên kế hoạch, dự định, chủ trương
    """,
    Cue.SELF: """
        tôi, tui, nhà tôi, nhà em, nhà tui, nhà mình, con tôi, con em, mẹ tôi, ba tôi, bố tôi, vợ
        tôi, chồng tôi, gia đình tôi, gia đình em, gia đình mình, má tôi, bản thân tôi, của tôi,
        của em, của tui, mình bị, em bị, mình đi, em đi, em đã, mình đã, mình vừa, em vừa, mình
        mới, em mới, hồi nhỏ, em có, mình có, tớ, bà nội tôi, ông nội tôi, bà ngoại tôi, con gái
        tôi, con trai tôi, xóm tôi, chỗ tôi, khu tôi, hàng xóm tôi
    """,
    Cue.WE: """
        chúng tôi, chúng ta, chúng em, chúng mình, bà con, người dân chúng tôi, tụi tui, tụi mình,
        bọn mình
    """,
    Cue.YOU: """
        bạn, các bạn, ad, admin, các anh chị, quý cơ quan, quý vị, mọi người ơi, anh chị
    """,
    Cue.ASK: """
        ai, cái gì, gì, là gì, điều gì, việc gì, gì vậy, nào, khi nào, lúc nào, bao giờ, bao lâu,
        bao nhiêu, bao xa, mấy, mấy giờ, ở đâu, đi đâu, đâu, tại đâu, từ đâu, nơi nào, chỗ nào,
        như thế nào, thế nào, làm sao, làm thế nào, ra sao, vì sao, tại sao, sao, do đâu, hồi nào,
        chừng nào, nơi đâu, cớ sao, cách nào, bằng cách nào, sao lại, hay là, hay sao
    """,
    Cue.ASK_CLAIM: """
        có phải, phải chăng, có đúng, có đúng là, có thật, có thật là, thực hư, liệu có phải, có
        chính xác, có đúng sự thật, đúng hay sai, thật hay giả, thật hay không, đúng hay không, có
        chuyện, có tin, có việc, xác minh, kiểm chứng giúp, tin này, thông tin này, có thiệt, có
        thiệt là
    """,
    Cue.TAG: """
        đúng không, phải không, thật không, thiệt không, đúng không ạ, phải không ạ, đúng chứ,
        thật à, thật sao, thiệt hả, thiệt hông, đúng hông, phải hông, phải hôn, đúng hôn, không,
        hông, không ạ, không vậy, không nhỉ, không thế, chưa, chưa ạ, chưa vậy, à, hả, chăng, rồi
        à, rồi hả, sao ạ, hay chưa, hay không, ko, k, hem, ko ạ, hông ta, thế à, thế ạ
    """,
    Cue.HEARSAY: """
        nghe nói, nghe đồn, nghe bảo, nghe kể, nghe đâu, thấy nói, thấy bảo, người ta nói, người
        ta bảo, tin đồn, đồn rằng, có người nói, mạng nói, trên mạng nói, trên mạng, mạng xã hội,
        facebook, zalo, tiktok, lan truyền, bà con nói, báo nói, hàng xóm nói, có thông tin, nghe
        tin, được tin
    """,
    Cue.AUTHORITY: """
        ubnd, ủy ban, ủy ban nhân dân, hđnd, hội đồng nhân dân, chính phủ, thủ tướng, quốc hội,
        bộ, bộ y tế, bộ giáo dục, bộ công thương, bộ tài chính, bộ công an, bộ xây dựng, sở, sở y
        tế, sở giáo dục, sở xây dựng, sở giao thông, công an, cảnh sát, chủ tịch, giám đốc, bệnh
        viện, trung tâm, nhà trường, trường, ban quản lý, điện lực, evn, công ty, tổng công ty,
        tập đoàn, cục, tổng cục, chi cục, phòng, thành phố, tỉnh, quận, huyện, xã, phường, chính
        quyền, cơ quan, bhxh, bảo hiểm xã hội, kho bạc, tòa án, viện kiểm sát, thanh tra, ngân
        hàng, đoàn, ban chỉ đạo, bí thư, lãnh đạo, nhà nước, nhà máy, sân bay, cảng vụ, kiểm lâm,
        hải quan, thuế, trạm y tế, đài khí tượng, báo cáo, thống kê, khảo sát
    """,
    Cue.RULE: """
        quy định, theo quy định, nghị định, thông tư, luật, bộ luật, nghị quyết, quyết định số,
        chỉ thị, cấm, bị cấm, nghiêm cấm, bắt buộc, không bắt buộc, phải nộp, phải đóng, phải trả,
        phải có, phải đăng ký, phải xin phép, phải mang, phải đeo, không phải nộp, không phải
        đóng, được miễn, miễn phí, miễn giảm, được giảm, được hưởng, mức phạt, bị phạt, phạt tiền,
        xử phạt, phạt, mức đóng, mức thu, mức hưởng, thu phí, học phí, viện phí, lệ phí, giá điện,
        giá nước, mức lương, được phép, không được phép, không được, hiệu lực, có hiệu lực, áp
        dụng, tuổi nghỉ hưu, điều kiện, hồ sơ gồm, thời hạn, chỉ được, có quyền, trái luật, hợp
        pháp, trái phép, đối tượng được, bhyt, bảo hiểm y tế
    """,
    Cue.ACT: """
        đã, đang, vừa, vừa mới, mới, bị, được, xảy ra, diễn ra, khởi công, khánh thành, thông xe,
        hoàn thành, đóng cửa, mở cửa, tạm đóng, tạm dừng, tạm ngừng, ngừng, dừng, cắt, cúp điện,
        cúp nước, mất điện, mất nước, sập, đổ, cháy, nổ, ngập, vỡ, sạt lở, tai nạn, chết, tử vong,
        bị thương, thiệt mạng, nhiễm, mắc bệnh, ngộ độc, bắt, bắt giữ, khởi tố, truy tố, xét xử,
        thu hồi, giải tỏa, cưỡng chế, bồi thường, di dời, sơ tán, công bố, thông báo, ban hành,
        ký, phê duyệt, cho biết, cho hay, khẳng định, xác nhận, phát hiện, ghi nhận, thu, chi,
        xây, xây dựng, bán, mua, tiêm, tiêm phòng, tiêm chủng, cấp, phát, tổ chức, tăng, giảm,
        thay đổi, chuyển, sáp nhập, nhập, lấy đất, lấy đi, mở rộng, sửa chữa, nâng cấp, bỏ, hủy,
        hoãn, lùi, kéo dài, bắt đầu, kết thúc, đạt, vượt, chiếm, gây, gây ra, làm chết, xả, xả lũ,
        đầu tư, cho thuê, nợ, chậm lương, nghỉ học, đi học lại, kéo dài đến, đóng, mở, chứa, nhiễm
        độc, rò rỉ, tràn, cuốn, mất tích, cấm đường, chặn, phong tỏa, cách ly, phun, chữa, khỏi,
        gồm, bao gồm, thuộc, sinh ra, thành lập, trở thành, sử dụng, thi tuyển, cuốn trôi, cháy
        rụi
    """,
    Cue.STATE: """
        là, có, không có, nằm, nằm ở, ở, gồm có, không phải là, do, tại, thuộc về, dài, rộng, cao,
        nặng, sâu, còn, hết, làm bằng
    """,
    Cue.COMPARE: """
        hơn, nhất, nhiều hơn, ít hơn, cao hơn, thấp hơn, gấp, gấp đôi, gấp ba, tăng, giảm, so với,
        bằng, cao nhất, thấp nhất, lớn nhất, nhiều nhất, đầu tiên, duy nhất, một nửa, đa số, phần
        lớn, toàn bộ, tất cả, hầu hết, mọi, cả nước, tối đa, tối thiểu, trung bình
    """,
    Cue.UNIT: """
        phần trăm, đồng, nghìn, ngàn, triệu, tỷ, tỉ, người, ca, hộ, hộ dân, km, mét, m, m2, mét
        vuông, mét khối, hecta, ha, kg, tấn, tạ, lít, độ, giường, học sinh, trẻ, căn, nhà, xe,
        chiếc, vụ, trường hợp, liều, mũi, kwh, số điện, usd, đô la, lần, phường, xã, trường, lớp,
        tầng, suất, điểm, cây, con, khẩu, phiếu, làn, chuyến, nghìn tỷ, bệnh nhân, trăm, công
        nhân, cán bộ, thành viên, quốc gia, tỉnh, dự án, công trình, cầu, bệnh viện, trạm, vé,
        lượt, lô
    """,
    Cue.TIME_UNIT: """
        năm, tháng, ngày, tuần, giờ, tiếng, phút, giây, buổi, đêm, hôm, thế kỷ, quý, thập kỷ, tuổi
    """,
    Cue.NUMBER: """
        một, hai, ba, bốn, tư, năm, sáu, bảy, tám, chín, mười, mươi, chục, trăm, nghìn, ngàn, vạn,
        triệu, tỷ, nửa, vài, hàng trăm, hàng nghìn, hàng ngàn, hàng triệu, rưỡi
    """,
    Cue.DAY: """
        hôm nay, hôm qua, hôm kia, sáng nay, chiều nay, tối nay, đêm qua, tối qua, sáng qua, chiều
        qua, trưa nay, ngày mai, tuần trước, tuần này, tuần sau, tuần tới, tháng trước, tháng này,
        tháng tới, tháng sau, năm ngoái, năm nay, năm sau, năm tới, thứ hai, thứ ba, thứ tư, thứ
        năm, thứ sáu, thứ bảy, chủ nhật, cuối năm, đầu năm, cuối tháng, đầu tháng, hồi tháng, từ
        tháng, từ ngày, đến ngày, trong năm, vào năm, từ năm, đến năm, kể từ
    """,
    Cue.NOT: """
        không, chưa, chẳng, chả, không hề, chưa hề, chưa từng, không còn
    """,
}

BOOK = PhraseBook(_PHRASES)
